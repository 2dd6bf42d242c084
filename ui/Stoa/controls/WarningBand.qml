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
    property bool first: false // on the screen that is touched first its button is larger
    readonly property real wordsWidth: Math.max(1, width - 2 * Theme.pad - sign.width - button.implicitWidth
                                                   - 2 * row.spacing)

    signal read

    implicitHeight: Math.max(button.implicitHeight, words.implicitHeight) + Theme.mm(7) // with room for the ring
    color: root.grave ? Theme.clayWash : Theme.sunWash
    Accessible.role: Accessible.Pane
    Accessible.name: root.label

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        spacing: Theme.mm(4)

        Icon {
            id: sign

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
                width: root.wordsWidth
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
            implicitHeight: Math.max(root.first ? Theme.target : Theme.targetMin, implicitContentHeight + topPadding + bottomPadding)
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
