pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Letters to choose from, for whoever has no keyboard: a group, then a letter (C14). */
Overlay {
    id: root

    readonly property SpellingModel spelling: app.spelling

    title: spelling.label
    backText: qsTr("Back")
    nextText: qsTr("Done")
    nextIcon: "tick"
    lowered: app.preferences.lowered
    onBack: spelling.back()
    onNext: spelling.done()

    function takeKeys() {
        (letters.itemAt(0) as Item)?.forceActiveFocus(Qt.TabFocusReason);
    }

    Connections {
        target: root.spelling

        function onTurned() {
            root.takeKeys();
        }
    }

    PlainText {
        property bool personal: true // heard only by whoever wrote it (B04)
        property string label: root.spelling.label

        objectName: "spelt"
        text: root.spelling.text
        step: "h2"
        visible: text !== ""
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.isPortrait && !Theme.isLarge ? 2 : Theme.isPortrait ? 1 : 3
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            id: letters

            model: root.spelling.rows

            ActionButton {
                required property string key
                required text
                required speech

                isPlaced: true
                objectName: key
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: root.spelling.choose(key)
            }
        }
    }
}
