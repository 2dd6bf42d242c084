pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Stoa.theme

/*! Several lines to write in; otherwise as LineField. It grows with what is written. */
T.TextArea {
    id: root

    property string label
    property string problem
    property bool predictive: Theme.needsCandidates
    property bool sensitive: true
    property int lines: 3
    property bool ringed: activeFocus && (focusReason === Qt.TabFocusReason
                                          || focusReason === Qt.BacktabFocusReason)
    property int maximumLength: 32767

    implicitWidth: Theme.mm(120)
    implicitHeight: Math.max(Math.ceil(font.pixelSize * 1.45) * lines, contentHeight)
                    + topPadding + bottomPadding
    leftPadding: Theme.mm(7)
    rightPadding: Theme.mm(7)
    topPadding: Theme.mm(5)
    bottomPadding: Theme.mm(5)
    font.family: Theme.family
    font.pixelSize: Theme.tile
    color: Theme.ink
    selectionColor: Theme.action
    selectedTextColor: Theme.actionInk
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    horizontalAlignment: TextEdit.AlignLeft
    selectByMouse: false
    activeFocusOnTab: true
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    opacity: enabled ? 1 : 0.6
    inputMethodHints: (sensitive ? Qt.ImhSensitiveData : Qt.ImhNone)
                      | (predictive ? Qt.ImhNone : Qt.ImhNoPredictiveText) | Qt.ImhMultiLine

    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.problem
    Accessible.multiLine: true

    background: FieldBox {
        active: root.activeFocus || root.ringed
        faulty: root.problem !== ""
    }

    cursorDelegate: Rectangle {
        width: Math.max(2, Math.round(Theme.mm(0.75)))
        color: Theme.action
        visible: root.activeFocus
    }

    onTextChanged: {
        if (length > maximumLength)
            remove(maximumLength, length);
    }

    // From its first and last line the arrows go on, so that nobody is caught in it (A24).
    Keys.onUpPressed: event => root.arrow(event, cursorRectangle.y <= topPadding + 1, false)
    Keys.onDownPressed: event => root.arrow(event, cursorRectangle.y + cursorRectangle.height
                                            >= topPadding + contentHeight - 1, true)
    Keys.onTabPressed: root.moveOn(true)
    Keys.onBacktabPressed: root.moveOn(false)

    FocusRing {
        target: root
        shown: root.ringed
    }

    function arrow(event: var, leaves: bool, forward: bool) {
        event.accepted = leaves;
        if (leaves)
            root.moveOn(forward);
    }

    function moveOn(forward: bool) {
        root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                    : Qt.BacktabFocusReason);
    }
}
