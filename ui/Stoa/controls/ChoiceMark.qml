import QtQuick
import Stoa.theme

/*! The mark of a chosen answer: a filled dot, or a tick in a box. Shape tells, not colour (D07). */
Rectangle {
    id: root

    property bool checked: false
    property bool exclusive: true
    readonly property real size: Math.round(Theme.mm(13.4) * Theme.softScale)

    implicitWidth: size
    implicitHeight: size
    radius: exclusive ? size / 2 : Theme.mm(2.5)
    color: checked && !exclusive ? Theme.action : Theme.card
    border.color: checked ? Theme.action : Theme.soft
    border.width: Math.round(size * 0.093)

    Rectangle {
        anchors.centerIn: parent
        width: parent.size * 0.5
        height: width
        radius: width / 2
        color: Theme.action
        visible: root.checked && root.exclusive
    }

    Icon {
        anchors.centerIn: parent
        name: "tick"
        size: Math.round(root.size * 0.82)
        color: Theme.actionInk
        visible: root.checked && !root.exclusive
    }
}
