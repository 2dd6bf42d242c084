import QtQuick
import Stoa.controls
import Stoa.theme

/*! A sheet as wide as two panels and as high as it needs, for all states of some controls. */
Rectangle {
    id: root

    required property var texts
    default property alias rows: column.data

    color: Theme.paper
    implicitWidth: 2 * Theme.viewportWidth
    implicitHeight: column.height + 2 * Theme.pad

    Column {
        id: column

        x: Theme.pad
        y: Theme.pad
        width: root.implicitWidth - 2 * Theme.pad
        spacing: Math.round(Theme.mm(10))

        PlainText {
            width: parent.width
            height: Math.ceil(implicitHeight)
            text: Theme.themeName + " · " + Theme.textSize + " % · "
                  + (Theme.mirrored ? "from right to left" : "from left to right")
            step: "band"
            strong: true
            font.family: "Noto Sans"
        }
    }
}
