import QtQuick
import Stoa.theme

/*! The 2 mm double ring (D09) around what has the keys; a finger never sees it. */
Item {
    id: root

    required property Item target
    property bool shown: false
    property real radius: Theme.radius

    anchors.fill: parent
    visible: shown
    z: 10

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Theme.focusOffset + Theme.focusWidth)
        color: "transparent"
        border.color: Theme.focusInner
        border.width: Theme.focusWidth
        radius: root.radius + Theme.focusOffset + Theme.focusWidth
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -(Theme.focusOffset + 2 * Theme.focusWidth)
        color: "transparent"
        border.color: Theme.focusOuter
        border.width: Theme.focusWidth
        radius: root.radius + Theme.focusOffset + 2 * Theme.focusWidth
    }
}
