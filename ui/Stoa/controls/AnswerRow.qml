import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! One answer on the check page, with its way back. The whole row can be pressed. */
Pressable {
    id: root

    property string label
    property string value
    property string changeText
    property bool lastRow: false
    readonly property bool isStacked: Theme.isLarge || width < Theme.mm(170)
                                      || Theme.longestWord(label, "body") > width * 0.27

    property string aloud: value // a place is called by its name, without the city's address

    text: label
    speech: label + "\n" + (aloud !== "" ? aloud : value)
    detail: changeText
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.mm(5)
    bottomPadding: Theme.mm(5)
    ringRadius: Theme.mm(1)

    background: Rectangle {
        color: root.pressed ? Theme.actionWash : "transparent"
        border.color: Theme.action
        border.width: root.pressed ? Theme.hairline : 0 // where the wash is the ground
        radius: root.ringRadius

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
            visible: !root.lastRow
        }
    }

    contentItem: GridLayout {
        columns: Theme.isLarge ? 1 : 2
        columnSpacing: Theme.mm(6)
        rowSpacing: Theme.mm(2)

        GridLayout {
            columns: root.isStacked ? 1 : 2
            columnSpacing: Theme.mm(6)
            rowSpacing: 0
            Layout.fillWidth: true

            PlainText {
                text: root.label
                tone: "soft"
                readable: false
                Layout.fillWidth: true
                Layout.preferredWidth: 35
                Layout.alignment: Qt.AlignTop
            }
            PlainText {
                text: root.value
                strong: true
                readable: false
                Layout.fillWidth: true
                Layout.preferredWidth: 50
                Layout.alignment: Qt.AlignTop
            }
        }
        PlainText {
            text: root.changeText
            tone: "action"
            strong: true
            readable: false
            visible: text !== ""
            font.underline: true
            Layout.maximumWidth: Theme.isLarge ? root.width : root.width * 0.34
            Layout.alignment: Qt.AlignTop
        }
    }
}
