pragma ComponentBehavior: Bound

import QtQuick
import Stoa.theme

/*! A QR code from its rows of "1" and "0": always dark on white with its quiet zone, in every theme. */
Rectangle {
    id: root

    property list<string> modules
    property string speech
    property real size: Theme.mm(45)
    readonly property int count: modules.length
    readonly property real cell: count > 0 ? Math.floor(size / (count + 8)) : 0

    implicitWidth: size
    implicitHeight: size
    width: size
    height: size
    color: "white"
    visible: count > 0

    Accessible.role: Accessible.Graphic
    Accessible.name: root.speech

    Column {
        anchors.centerIn: parent

        Repeater {
            model: root.modules

            Row {
                id: line

                required property string modelData

                Repeater {
                    model: line.modelData.length

                    Rectangle {
                        required property int index

                        width: root.cell
                        height: root.cell
                        color: line.modelData.charAt(index) === "1" ? "black" : "white"
                    }
                }
            }
        }
    }
}
