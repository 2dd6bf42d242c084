import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A warning over the page: its first words and a way to the rest. Words that would take more than two
    lines give way to what kind of warning it is; the voice says them all. On a low panel with large
    text only the button is there, as low as a target may be, so that the page keeps its room. */
Rectangle {
    id: root

    property string text
    property string label
    property string tag // the language of the text, where it is not the page's
    property string readText
    property bool grave: false
    property bool first: false // on the screen that is touched first its button is larger
    readonly property bool isSlim: !Theme.isPortrait && Theme.textSize > 100
    readonly property real wordsWidth: Math.max(1, width - 2 * Theme.pad - sign.width - button.implicitWidth
                                                   - 2 * row.spacing)

    signal read

    implicitHeight: isSlim ? button.implicitHeight
                           : Math.max(button.implicitHeight, words.implicitHeight) + Theme.mm(7) // room for the ring
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

            visible: !root.isSlim
            name: "warning"
            color: root.grave ? Theme.clay : Theme.ink
            size: Math.round(Theme.bar * 1.5)
            Layout.alignment: Qt.AlignVCenter
        }
        PlainText {
            id: words

            objectName: "warning-text"
            visible: !root.isSlim
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
            // Words in another language than the page's would be said with its voice.
            readonly property string said: root.isSlim && root.tag === "" ? root.text : root.label

            text: root.readText
            icon: root.isSlim ? "warning" : ""
            speech: root.readText + "\n" + said
            step: "bar"
            topPadding: root.isSlim ? 0 : Theme.mm(1)
            bottomPadding: topPadding
            leftPadding: Theme.mm(5)
            rightPadding: Theme.mm(5)
            implicitHeight: Math.max(root.first && !root.isSlim ? Theme.target : Theme.targetMin,
                                     implicitContentHeight + topPadding + bottomPadding)
            Layout.alignment: Qt.AlignVCenter
            onClicked: root.read()
        }
    }

    Rectangle {
        visible: !root.isSlim
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
