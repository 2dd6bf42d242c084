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
    property string inputMode: "text" // text | reference | digits | phone | email | decimal
    property real ringRadius: Theme.radius
    property bool faulty: problem !== ""
    property bool ringed: activeFocus && (focusReason === Qt.TabFocusReason
                                          || focusReason === Qt.BacktabFocusReason
                                          || focusReason === Qt.ShortcutFocusReason)
    readonly property real wanted: Math.max(Theme.isPortrait ? Theme.targetLarge : Theme.target,
                                            Math.ceil(font.pixelSize * 1.5) + Theme.mm(Theme.isPortrait ? 6 : 3))

    implicitWidth: Theme.mm(120)
    implicitHeight: wanted
    leftPadding: Theme.mm(7)
    rightPadding: Theme.mm(7)
    topPadding: Math.min(Theme.mm(3), (wanted - font.pixelSize * Theme.naturalLine) / 2)
    bottomPadding: topPadding
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
    opacity: enabled ? 1 : 0.6
    inputMethodHints: hints()

    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.problem

    background: FieldBox {
        active: root.activeFocus || root.ringed
        faulty: root.faulty
        radius: root.ringRadius
    }

    cursorDelegate: Item {
        visible: root.activeFocus

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(2, Math.round(Theme.mm(0.75)))
            height: Math.min(parent.height, Math.ceil(root.font.pixelSize * 1.3))
            color: Theme.action
        }
    }

    Keys.onUpPressed: root.moveOn(false)
    Keys.onDownPressed: root.moveOn(true)

    FocusRing {
        target: root
        radius: root.ringRadius
        shown: root.ringed
    }

    function hints(): int {
        let wanted = root.sensitive ? Qt.ImhSensitiveData : Qt.ImhNone;
        if (!root.predictive)
            wanted |= Qt.ImhNoPredictiveText;
        switch (root.inputMode) {
        case "reference": return wanted | Qt.ImhLatinOnly | Qt.ImhUppercaseOnly | Qt.ImhNoPredictiveText;
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
