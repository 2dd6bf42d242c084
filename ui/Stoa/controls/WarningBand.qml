import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A warning over the page: its first words and a way to the rest. Words that would take more than two
    lines give way to what kind of warning it is; the voice says them all. */
Rectangle {
    id: root

    property string text
    property string label
    property string tag // the language of the text, where it is not the page's
    property string readText
    property bool grave: false

    signal read

    implicitHeight: Math.max(button.implicitHeight, words.implicitHeight) + Theme.mm(Theme.isPortrait ? 5 : 3)
    color: root.grave ? Theme.clayWash : Theme.sunWash
    Accessible.role: Accessible.Pane
    Accessible.name: root.label

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        spacing: Theme.mm(4)

        Icon {
            name: "warning"
            color: root.grave ? Theme.clay : Theme.ink
            size: Math.round(Theme.bar * 1.5)
            Layout.alignment: Qt.AlignVCenter
        }
        PlainText {
            id: words

            objectName: "warning-text"
            readonly property string nameTag: root.tag

            text: whole.lineCount <= 2 ? root.text : root.label
            speech: root.text
            step: "bar"
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: whole

                visible: false
                width: words.width
                text: root.text
                step: "bar"
            }
        }
        ActionButton {
            id: button

            objectName: "warning-read"
            text: root.readText
            speech: root.readText + "\n" + root.label
            step: "bar"
            topPadding: Theme.mm(1)
            bottomPadding: Theme.mm(1)
            leftPadding: Theme.mm(5)
            rightPadding: Theme.mm(5)
            implicitHeight: Math.max(Theme.targetMin, implicitContentHeight + topPadding + bottomPadding)
            Layout.alignment: Qt.AlignVCenter
            onClicked: root.read()
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
