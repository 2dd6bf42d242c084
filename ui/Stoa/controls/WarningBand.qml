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
    property bool inTop: false // on a lying panel it stands in the top band, where that has room
    property real room: 0 // there
    readonly property bool isSlim: inTop || !Theme.isPortrait && Theme.textSize > 100
    readonly property real topEdge: Theme.mm(3)
    readonly property real edges: 4 * topEdge + Theme.mm(2.5) + Theme.bar * 1.13 + 2
    readonly property real leastWidth: readMeasure.implicitWidth + edges
    readonly property string topText: tag === "" && textMeasure.implicitWidth + edges <= room ? text
                                      : grave && labelMeasure.implicitWidth + edges <= room ? label : readText
    readonly property real wordsWidth: Math.max(1, width - 2 * Theme.pad - sign.width - button.implicitWidth
                                                   - 2 * row.spacing)

    signal read

    implicitHeight: isSlim ? button.implicitHeight
                           : Math.max(button.implicitHeight, words.implicitHeight) + Theme.mm(7) // room for the ring
    implicitWidth: button.implicitWidth + 2 * row.edge
    color: root.grave ? Theme.clayWash : Theme.sunWash
    Accessible.role: Accessible.Pane
    Accessible.name: root.label

    RowLayout {
        id: row

        readonly property real edge: root.inTop ? root.topEdge : Theme.pad

        anchors.fill: parent
        anchors.leftMargin: edge
        anchors.rightMargin: edge
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

            text: root.inTop ? root.topText : root.readText
            icon: root.isSlim ? "warning" : ""
            speech: root.readText + "\n" + (root.inTop && root.topText === root.label && root.label !== said ? root.label + "\n" : "") + said
            kind: root.isSlim && root.grave ? "danger" : "secondary" // told apart without colour
            step: "bar"
            topPadding: root.isSlim ? 0 : Theme.mm(1)
            bottomPadding: topPadding
            leftPadding: root.inTop ? root.topEdge : Theme.mm(5)
            rightPadding: leftPadding
            implicitHeight: Math.max(root.first && !root.isSlim ? Theme.target : Theme.targetMin,
                                     implicitContentHeight + topPadding + bottomPadding)
            Layout.alignment: Qt.AlignVCenter
            onClicked: root.read()
        }
    }

    Measure {
        id: textMeasure

        text: root.text
    }
    Measure {
        id: labelMeasure

        text: root.label
    }
    Measure {
        id: readMeasure

        text: root.readText
    }

    Rectangle {
        visible: !root.isSlim
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }

    component Measure: PlainText {
        visible: false
        step: "bar"
        wrapMode: Text.NoWrap
    }
}
