pragma ComponentBehavior: Bound

import QtQuick
import Stoa.theme

/*! How far along: done, here, to come. The words beside it say the same (D07). */
Row {
    id: root

    property int step: 1
    property int steps: 1

    spacing: Theme.mm(steps > 8 ? 1.2 : 3)
    Accessible.ignored: true

    Repeater {
        model: root.steps

        Rectangle {
            required property int index
            readonly property bool isNow: index + 1 === root.step

            width: Math.min(Theme.mm(13.4), Theme.mm(82) / root.steps - root.spacing)
            height: Theme.mm(3.5)
            radius: height / 2
            color: isNow ? Theme.sun : index + 1 < root.step ? Theme.action : "transparent"
            border.color: isNow ? Theme.ink : index + 1 < root.step ? Theme.action : Theme.fieldEdge
            border.width: Theme.hairline
        }
    }
}
