import QtQuick
import Stoa.theme

/*! The edge of a field: plain, being written in, or in need of mending. */
Rectangle {
    id: root

    property bool active: false
    property bool faulty: false

    color: Theme.card
    radius: Theme.radius
    border.color: faulty ? Theme.clay : active ? Theme.action : Theme.fieldEdge
    border.width: active || faulty ? Math.round(Theme.mm(1.25)) : Math.round(Theme.mm(0.75))
}
