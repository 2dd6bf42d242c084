import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The strong way on, and the quieter ones beside it. */
Pressable {
    id: root

    property string icon
    property string kind: "secondary" // primary | secondary | quiet | danger
    property bool iconAtEnd: false
    property bool isUpright: false // the word under the sign
    property bool isPlaced: false // its place says how wide it is, not its word
    property bool oneLine: false
    property string step: "tile"
    readonly property real signRoom: icon === "" || isUpright ? 0 : Theme.stepSize(step) * 1.13 + Theme.mm(2.5)
    readonly property bool isDown: pressed || busy // while it works it stays as under the finger
    readonly property bool isFilled: kind === "primary" || kind === "danger"
    readonly property bool isTurned: kind === "danger" && isDown // fill and ink change places
    readonly property color tint: kind === "danger" ? Theme.clay : Theme.action
    readonly property color ink: isFilled && !isTurned ? Theme.actionInk : tint

    implicitHeight: Math.max(kind === "quiet" ? Theme.target : Theme.targetLarge,
                             implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.mm(2)
    rightPadding: Theme.mm(2)
    topPadding: Theme.mm(2.5)
    bottomPadding: Theme.mm(2.5)

    background: Rectangle {
        radius: Theme.radius
        color: root.isTurned ? Theme.clayWash : root.isFilled ? (root.isDown ? Theme.actionDeep : root.tint)
                             : root.isDown ? Theme.actionWash : root.kind === "quiet" ? "transparent" : Theme.card
        border.color: root.isFilled && root.isDown && !root.isTurned ? Theme.actionDeep : root.tint
        border.width: root.kind === "quiet" ? (root.pressed ? Theme.hairline : 0)
                                            : root.pressed ? Theme.stroke * 1.5 : Theme.stroke
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        GridLayout {
            id: row

            anchors.centerIn: parent
            width: root.isUpright ? parent.width : Math.min(implicitWidth, parent.width)
            columns: root.isUpright ? 1 : 2
            columnSpacing: Theme.mm(2.5)
            rowSpacing: Theme.mm(0.5)
            layoutDirection: root.iconAtEnd ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                name: root.busy ? "clock" : root.icon
                color: root.ink
                size: Math.round(label.font.pixelSize * 1.13)
                Layout.alignment: root.isUpright ? Qt.AlignCenter : Qt.AlignVCenter
            }
            PlainText {
                id: label

                text: root.text
                step: root.step
                strong: true
                oneLine: root.oneLine
                color: root.ink
                wordRoom: root.isPlaced ? root.availableWidth - root.signRoom : 0
                readable: false
                visible: text !== ""
                horizontalAlignment: root.icon === "" || root.isUpright ? Text.AlignHCenter : Text.AlignLeft
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
        }
    }
}
