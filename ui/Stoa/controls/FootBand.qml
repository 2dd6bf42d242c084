import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Back, Help and the way on: the same three places on every screen (E10). */
Rectangle {
    id: root

    property string backText
    property string helpText
    property string nextText
    property string nextIcon
    property string backIcon: "back"
    property bool backVisible: true
    property bool nextVisible: true
    property bool nextEnabled: true
    property bool nextPrimary: true

    signal back
    signal help
    signal next

    color: Theme.card
    implicitHeight: Math.max(Theme.footHeight, grid.implicitHeight + Theme.mm(8))

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        columns: 3
        columnSpacing: Theme.mm(6)
        rowSpacing: Theme.mm(5)

        ActionButton {
            objectName: "back"
            text: root.backText
            icon: Theme.isLarge ? "" : root.backIcon // large words need the place
            step: "foot"
            visible: root.backVisible && text !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 10
            onClicked: root.back()
        }
        ActionButton {
            objectName: "help"
            text: root.helpText
            icon: Theme.isLarge ? "" : "person"
            step: "foot"
            visible: text !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 10
            onClicked: root.help()
        }
        ActionButton {
            objectName: "next"
            text: root.nextText
            icon: Theme.isLarge ? "" : root.nextIcon
            step: "foot"
            iconAtEnd: root.nextIcon === "next"
            kind: root.nextPrimary ? "primary" : "secondary"
            visible: root.nextVisible && text !== ""
            enabled: root.nextEnabled
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: root.nextPrimary ? 13 : 10
            onClicked: root.next()
        }
    }

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
