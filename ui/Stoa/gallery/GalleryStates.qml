import QtQuick
import Stoa.controls
import Stoa.theme

/*! One control in its states, beside each other. */
Column {
    id: root

    required property string name
    default property alias shown: flow.data

    width: parent ? parent.width : 0
    height: Math.ceil(implicitHeight)
    spacing: Math.round(Theme.mm(4))

    PlainText {
        width: parent.width
        height: Math.ceil(implicitHeight)
        text: root.name
        step: "h2"
        font.family: "Noto Sans"
    }
    Flow {
        id: flow

        width: parent.width
        spacing: Math.round(Theme.mm(9))
    }
}
