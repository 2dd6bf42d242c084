import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Stoa.controls
import Stoa.theme

/*! One word to choose while Chinese is typed. */
SelectionListItem {
    id: root

    required property string display
    required property int index

    width: Math.max(Theme.target, word.implicitWidth + Theme.mm(8))

    Accessible.role: Accessible.Button
    Accessible.name: display

    PlainText {
        id: word

        anchors.centerIn: parent
        text: root.display
        step: "tile"
        strong: false
        readable: false
        wrapMode: Text.NoWrap
    }

    Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.hairline
        height: parent.height * 0.6
        color: Theme.line
    }
}
