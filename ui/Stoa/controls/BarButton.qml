import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A tool of the slim bar: drawing above its word, so that long words keep one line. */
Pressable {
    id: root

    property string icon
    property bool beside: false // drawing beside the word, where the bar is two rows
    property bool oneLine: false
    property bool slim: false // in the rail of a lying panel

    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.mm(1.5)
    topPadding: Theme.mm(slim ? 1 : 1.5)
    bottomPadding: topPadding
    role: checkable ? Accessible.CheckBox : Accessible.Button

    background: Rectangle {
        radius: Theme.radius
        color: root.checked ? Theme.action : Theme.actionWash
        border.color: Theme.action
        border.width: root.pressed ? Theme.stroke : Theme.isHighContrast ? Theme.hairline : 0
    }

    contentItem: GridLayout {
        columns: root.beside ? 2 : 1
        rowSpacing: Theme.mm(0.5)
        columnSpacing: Theme.mm(2)

        Icon {
            name: root.icon
            color: root.checked ? Theme.actionInk : Theme.action
            size: Math.round(Theme.bar * (root.beside || root.slim ? 1.15 : 1.3))
            Layout.alignment: Qt.AlignCenter
        }
        PlainText {
            text: root.text
            step: "bar"
            oneLine: root.oneLine
            wordRoom: root.availableWidth - (root.beside ? Theme.bar * 1.15 + Theme.mm(2) : 0)
            tone: root.checked ? "onAction" : "action"
            readable: false
            horizontalAlignment: root.beside ? Text.AlignLeft : Text.AlignHCenter
            Layout.fillWidth: true
            Layout.fillHeight: !root.beside && root.icon !== ""
            Layout.alignment: Qt.AlignVCenter
        }
    }
}
