import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A language by its own name; at the end of its card, to hear the name in its own voice (H01, H03).
    The two never touch, so that a hand does not choose where it wants to listen (E03). */
Rectangle {
    id: root

    property string endonym
    property string tag
    property string listenText
    property string family: Theme.family
    property bool checked: false
    property bool canBeChecked: true
    property bool canListen: true
    property bool isSilent: false // no voice speaks it: a mark says so where the speaker would be (A13)
    property bool isSlim: false // one of many
    property alias keyDown: choose.keyDown
    property alias ringed: choose.ringed
    readonly property real smallest: Theme.mm(9)
    readonly property real tickRoom: canBeChecked ? Math.round(Theme.tile) + Theme.mm(3) : 0
    readonly property real shrunk: isSlim && Theme.textSize <= 125 ? Math.min(1, smallest / Theme.tile) : 1

    signal clicked
    signal listenClicked

    readonly property real neededWidth: Math.ceil(name.advanceWidth * shrunk) + Theme.mm(8) + 2 + tickRoom
                                        + (canListen || isSilent ? listen.implicitWidth + Theme.mm(3.2) : 0)

    implicitWidth: Theme.mm(110)
    implicitHeight: Math.max(choose.implicitHeight, listen.implicitHeight)
    radius: Theme.radius
    color: root.checked || choose.pressed ? Theme.actionWash : Theme.card
    border.color: root.checked || choose.pressed ? Theme.action : Theme.fieldEdge
    border.width: root.checked || choose.pressed ? Theme.stroke : Math.round(Theme.mm(0.6))

    TextMetrics {
        id: name

        text: root.endonym
        font.family: root.family
        font.pixelSize: Theme.tile
        font.weight: Font.Bold
    }

    Pressable {
        id: choose

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: root.width - (root.canListen || root.isSilent ? listen.width + Theme.mm(3.2) : 0)
        text: root.endonym
        checked: root.checked
        checkable: root.checked
        implicitHeight: Math.max(Theme.mm(root.isSlim ? 22 : 28.8), implicitContentHeight + topPadding + bottomPadding)
        leftPadding: Theme.mm(mirrored ? 0 : 8)
        rightPadding: Theme.mm(mirrored ? 8 : 0)
        topPadding: Theme.mm(root.isSlim ? 2 : 3.5)
        bottomPadding: topPadding
        onClicked: root.clicked()

        contentItem: RowLayout {
            spacing: Theme.mm(3)

            PlainText {
                text: root.endonym
                step: "tile"
                readable: false
                font.family: root.family
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: root.smallest
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
            Icon {
                visible: root.canBeChecked
                name: root.checked ? "tick" : ""
                size: Math.round(Theme.tile)
                Layout.alignment: Qt.AlignVCenter
            }
        }
    }

    Icon {
        anchors.centerIn: listen
        name: root.isSilent ? "silent" : ""
        size: Math.round(Theme.tile * 0.8)
        color: Theme.soft
    }
    Pressable {
        id: listen

        visible: root.canListen
        text: root.listenText !== "" ? root.listenText : root.endonym
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        implicitWidth: Math.max(Theme.target, Theme.tile * 1.7)
        onClicked: root.listenClicked()

        background: Rectangle {
            radius: Theme.radius
            color: listen.pressed ? Theme.actionWash : "transparent"
            border.color: Theme.action
            border.width: listen.pressed ? Theme.stroke : 0
        }

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "speaker"
                size: Math.round(Theme.tile * 1.05)
            }
        }
    }
}
