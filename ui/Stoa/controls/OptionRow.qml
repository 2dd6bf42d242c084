import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! One answer among others: round where one may be chosen, square where several may (D07). */
Pressable {
    id: root

    property bool exclusive: true
    property string icon

    // A long word needs the place of the sign more than the sign does.
    readonly property bool hasSign: icon !== "" && Math.max(Theme.longestWord(text, "tile"), Theme.longestWord(detail, "body"))
                                                   + Theme.tile * 2.9 + Theme.mm(31) <= width

    checkable: true
    role: exclusive ? Accessible.RadioButton : Accessible.CheckBox
    implicitHeight: Math.max(Theme.isPortrait ? Theme.targetLarge : Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.mm(8.4)
    rightPadding: Theme.mm(8.4)
    topPadding: Theme.mm(Theme.isPortrait ? 4.5 : 2.5)
    bottomPadding: Theme.mm(Theme.isPortrait ? 4.5 : 2.5)

    background: Rectangle {
        radius: Theme.radius
        color: root.checked || root.pressed ? Theme.actionWash : Theme.card
        border.color: root.checked || root.pressed ? Theme.action : Theme.fieldEdge
        border.width: root.checked || root.pressed ? Math.round(Theme.mm(1.25)) : Math.round(Theme.mm(0.6))
    }

    contentItem: RowLayout {
        spacing: Theme.mm(7)

        ChoiceMark {
            checked: root.checked
            exclusive: root.exclusive
            Layout.alignment: Qt.AlignVCenter
        }
        Icon {
            name: root.hasSign ? root.icon : ""
            size: Math.round(Theme.tile * 1.4)
            Layout.alignment: Qt.AlignVCenter
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                text: root.text
                step: "tile"
                strong: false
                wordRoom: width
                readable: false
                Layout.fillWidth: true
            }
            PlainText {
                text: root.detail
                tone: "soft"
                wordRoom: width
                visible: text !== ""
                readable: false
                Layout.fillWidth: true
            }
        }
    }
}
