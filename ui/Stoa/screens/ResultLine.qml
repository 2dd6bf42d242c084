import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! One line of results, its question over it where it is the first; a share has a bar below its words,
    which say the same. One thing to a page: a heading never stands alone at its end. */
Item {
    id: root

    property string text
    property string heading
    property string headingStep: "tile"
    property real share: -1

    implicitHeight: lines.implicitHeight

    ColumnLayout {
        id: lines

        width: root.width
        spacing: Theme.mm(1.5)

        PlainText {
            text: root.heading
            step: root.headingStep
            visible: text !== ""
            Layout.topMargin: Theme.mm(2)
            Layout.fillWidth: true
        }
        PlainText {
            text: root.text
            Layout.fillWidth: true
        }
        Rectangle {
            implicitHeight: Theme.mm(5)
            radius: Theme.mm(1)
            color: Theme.actionWash
            border.color: Theme.line
            border.width: Theme.hairline
            visible: root.share >= 0
            Layout.fillWidth: true

            Rectangle {
                x: Theme.mirrored ? parent.width - width : 0
                width: parent.width * Math.max(0, Math.min(1, root.share))
                height: parent.height
                radius: parent.radius
                color: Theme.action
            }
        }
    }
}
