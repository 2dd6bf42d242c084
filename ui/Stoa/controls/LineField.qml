pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Stoa.theme

/*! One line to write in. No menu, no dragging, no choosing of letters by finger (P30, C09); the input
    method learns nothing (F09). */
T.TextField {
    id: root

    property string label
    property string problem
    property bool predictive: Theme.needsCandidates
    property bool sensitive: true
    property string inputMode: "text" // text | digits | phone | email | decimal
    property real ringRadius: Theme.radius

    implicitWidth: Theme.mm(120)
    implicitHeight: Math.max(Theme.targetLarge, Math.ceil(font.pixelSize * 1.5) + topPadding + bottomPadding)
    leftPadding: Theme.mm(7)
    rightPadding: Theme.mm(7)
    topPadding: Theme.mm(3)
    bottomPadding: Theme.mm(3)
    font.family: Theme.family
    font.pixelSize: Theme.tile
    color: Theme.ink
    selectionColor: Theme.action
    selectedTextColor: Theme.actionInk
    verticalAlignment: TextInput.AlignVCenter
    horizontalAlignment: TextInput.AlignLeft
    selectByMouse: false
    persistentSelection: false
    activeFocusOnTab: true
    focusPolicy: Qt.StrongFocus
    hoverEnabled: false
    inputMethodHints: hints()

    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.problem

    background: FieldBox {
        active: root.activeFocus
        faulty: root.problem !== ""
        radius: root.ringRadius
    }

    cursorDelegate: Rectangle {
        width: Math.max(2, Math.round(Theme.mm(0.75)))
        color: Theme.action
        visible: root.activeFocus
    }

    Keys.onUpPressed: root.moveOn(false)
    Keys.onDownPressed: root.moveOn(true)

    FocusRing {
        target: root
        radius: root.ringRadius
        shown: root.activeFocus && (root.focusReason === Qt.TabFocusReason
                                    || root.focusReason === Qt.BacktabFocusReason
                                    || root.focusReason === Qt.ShortcutFocusReason)
    }

    function hints(): int {
        let wanted = root.sensitive ? Qt.ImhSensitiveData : Qt.ImhNone;
        if (!root.predictive)
            wanted |= Qt.ImhNoPredictiveText;
        switch (root.inputMode) {
        case "digits": return wanted | Qt.ImhDigitsOnly;
        case "phone": return wanted | Qt.ImhDialableCharactersOnly;
        case "email": return wanted | Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase;
        case "decimal": return wanted | Qt.ImhFormattedNumbersOnly;
        default: return wanted;
        }
    }

    function moveOn(forward: bool) {
        root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                    : Qt.BacktabFocusReason);
    }
}
