import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! Every control in its states, one under the other. */
Rectangle {
    id: root

    required property var texts

    color: Theme.paper
    height: column.implicitHeight + 2 * Theme.pad

    ColumnLayout {
        id: column

        x: Theme.pad
        y: Theme.pad
        width: Theme.viewportWidth - 2 * Theme.pad
        spacing: Theme.mm(6)

        ActionButton {
            text: root.texts.next
            icon: "next"
            iconAtEnd: true
            kind: "primary"
            Layout.fillWidth: true
        }
        ActionButton {
            text: root.texts.printAgain
            icon: "printer"
            Layout.fillWidth: true
        }
        ActionButton {
            text: root.texts.more
            kind: "quiet"
            Layout.fillWidth: true
        }
        ActionButton {
            text: root.texts.finish
            kind: "danger"
            icon: "close"
            Layout.fillWidth: true
        }
        ActionButton {
            text: root.texts.send
            kind: "primary"
            enabled: false
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Theme.gap

            BarButton {
                text: root.texts.readAloud
                icon: "speaker"
                checkable: true
                checked: true
                Layout.fillWidth: true
            }
            BarButton {
                text: root.texts.contrast
                icon: "contrast"
                Layout.fillWidth: true
            }
        }
        OptionRow {
            text: root.texts.options[0]
            exclusive: false
            checked: true
            Layout.fillWidth: true
        }
        OptionRow {
            text: root.texts.options[1]
            detail: root.texts.optionDetail
            exclusive: false
            icon: "street-light"
            Layout.fillWidth: true
        }
        Tile {
            text: root.texts.tiles[0]
            detail: root.texts.hint
            icon: "report"
            lying: true
            Layout.fillWidth: true
        }
        Notice {
            kind: "info"
            title: root.texts.check
            body: root.texts.privacy
            Layout.fillWidth: true
        }
        Notice {
            kind: "problem"
            body: root.texts.problem
            Layout.fillWidth: true
        }
        Notice {
            kind: "warning"
            body: root.texts.notSent
            Layout.fillWidth: true
        }
        StepBar {
            step: 4
            steps: 12
            label: root.texts.step
            Layout.fillWidth: true
        }
    }
}
