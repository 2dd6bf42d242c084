import QtQuick
import QtQuick.VirtualKeyboard.Styles
import Stoa.controls
import Stoa.theme

/*! How a key looks: a card with one big letter, or a drawing, or a word. */
KeyPanel {
    id: root

    property string icon
    property string label: control ? control.displayText : ""
    property string speech: label
    property bool isFunction: false
    property bool isStrong: false
    property bool isOn: false
    property bool isWord: false
    readonly property bool isPressed: control !== null && control.pressed
    readonly property bool isMarked: isStrong || isOn
    readonly property color ink: isMarked && !isPressed ? Theme.actionInk : Theme.ink

    opacity: control && control.enabled ? 1 : 0.5

    Accessible.role: Accessible.Button
    Accessible.name: speech

    Rectangle {
        anchors.fill: parent
        anchors.margins: Math.round(Theme.mm(0.8))
        radius: Theme.mm(2)
        color: root.isPressed ? Theme.sunWash : root.isMarked ? Theme.action
               : root.isFunction ? Theme.actionWash : Theme.card
        border.color: root.isPressed ? Theme.action : Theme.fieldEdge
        border.width: root.isPressed ? Theme.stroke : Theme.hairline
    }

    Icon {
        anchors.centerIn: parent
        name: root.icon
        size: Math.round(Math.min(parent.width, parent.height) * 0.46)
        color: root.ink
    }

    PlainText {
        anchors.centerIn: parent
        width: root.isWord ? Math.min(implicitWidth, root.width - Theme.mm(4)) : implicitWidth
        visible: root.icon === ""
        text: root.label
        readable: false
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: root.isWord ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Math.round(Theme.bar * 0.8)
        lineFactor: 1.2
        color: root.ink
        font.pixelSize: root.isWord ? Math.min(Theme.bar, root.height * 0.42)
                                    : Math.min(Theme.tile, root.height * 0.52)
        font.capitalization: root.control && root.control.uppercased && !root.isWord ? Font.AllUppercase
                                                                                     : Font.MixedCase
    }
}
