import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The strong way on, and the quieter ones beside it. */
Pressable {
    id: root

    property string icon
    property string kind: "secondary" // primary | secondary | quiet | danger
    property bool iconAtEnd: false
    property string step: "tile"
    readonly property bool isFilled: kind === "primary" || kind === "danger"
    readonly property color tint: kind === "danger" ? Theme.clay : Theme.action
    readonly property color ink: isFilled ? Theme.actionInk : tint

    implicitHeight: Math.max(kind === "quiet" ? Theme.target : Theme.targetLarge,
                             implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.mm(2)
    rightPadding: Theme.mm(2)
    topPadding: Theme.mm(2.5)
    bottomPadding: Theme.mm(2.5)

    background: Rectangle {
        radius: Theme.radius
        color: root.isFilled ? (root.pressed ? Theme.actionDeep : root.tint)
                             : root.pressed ? Theme.actionWash : root.kind === "quiet" ? "transparent" : Theme.card
        border.color: root.isFilled && root.pressed ? Theme.actionDeep : root.tint
        border.width: root.kind === "quiet" ? (root.pressed ? Theme.hairline : 0)
                                            : root.pressed ? Theme.stroke * 1.5 : Theme.stroke
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            spacing: Theme.mm(2.5)
            layoutDirection: root.iconAtEnd ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                name: root.icon
                color: root.ink
                size: Math.round(label.font.pixelSize * 1.13)
                Layout.alignment: Qt.AlignVCenter
            }
            PlainText {
                id: label

                text: root.text
                step: root.step
                strong: true
                color: root.ink
                readable: false
                horizontalAlignment: root.icon === "" ? Text.AlignHCenter : Text.AlignLeft
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
        }
    }
}
