import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! One thing worth knowing of a place, in the language its publisher wrote it in; what it is called
    stands above, where a line is the first of several. */
Item {
    id: root

    property string icon
    property string label
    property string text
    property string speech: text
    property string tag
    property string step: "body"
    property bool strong: false

    implicitHeight: lines.implicitHeight

    RowLayout {
        id: lines

        width: root.width
        spacing: Theme.mm(Theme.isPortrait ? 6 : 4)

        Item { // lines below the first stand under its words
            implicitWidth: sign.size
            implicitHeight: sign.size
            visible: !Theme.isLarge
            Layout.alignment: Qt.AlignTop

            Icon {
                id: sign

                name: root.icon
                size: Math.round(Theme.tile * 1.2)
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            PlainText {
                text: root.label
                tone: "soft"
                visible: text !== ""
                Layout.fillWidth: true
            }
            PlainText {
                readonly property string tag: root.tag

                text: root.text
                speech: root.speech
                step: root.step
                strong: root.strong || step === "h2"
                Layout.fillWidth: true
            }
        }
    }
}
