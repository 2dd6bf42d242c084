import QtQuick
import Stoa.theme

/*! Shows the eye what the ear hears: a bar under the word, a tick on what a second touch chooses; and the
    row that a switch opens. */
Item {
    id: root

    property rect word
    property Item armed
    property rect row

    anchors.fill: parent
    z: 15
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Rectangle {
        objectName: "word-mark"
        visible: root.word.width > 0
        x: root.word.x
        y: root.word.y + root.word.height - height
        width: root.word.width
        height: Theme.mm(1.4)
        color: Theme.action
        radius: height / 2
    }
    Rectangle {
        readonly property point corner: root.armed ? root.armed.mapToItem(root, root.armed.width, 0) : Qt.point(0, 0)

        objectName: "armed-mark"
        visible: root.armed !== null && root.armed.visible
        width: Theme.mm(14)
        height: width
        radius: width / 2
        x: Math.max(0, corner.x - width * 0.8)
        y: Math.max(0, corner.y - height * 0.3)
        color: Theme.leaf

        Icon {
            anchors.centerIn: parent
            name: "tick"
            color: Theme.paper
            size: Math.round(parent.width * 0.7)
        }
    }
    Item {
        id: row

        objectName: "row-mark"
        visible: width > 0
        x: root.row.x
        y: root.row.y
        width: root.row.width
        height: root.row.height

        FocusRing {
            target: row
            shown: true
        }
    }
}
