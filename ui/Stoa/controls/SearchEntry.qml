import QtQuick
import Stoa.theme

/*! Looks for something by name: a long round field with its glass. */
FocusScope {
    id: root

    property alias text: line.text
    property string label
    property string hintText
    property bool predictive: Theme.needsCandidates
    property int maximumLength: 80
    readonly property Item field: line

    signal edited(text: string)
    signal accepted

    implicitWidth: Theme.mm(160)
    implicitHeight: line.implicitHeight

    LineField {
        id: line

        anchors.fill: parent
        focus: true
        label: root.label !== "" ? root.label : root.hintText
        predictive: root.predictive
        maximumLength: root.maximumLength
        ringRadius: height / 2
        Accessible.description: root.hintText
        leftPadding: LayoutMirroring.enabled ? Theme.mm(9) : glass.width + Theme.mm(14)
        rightPadding: LayoutMirroring.enabled ? glass.width + Theme.mm(14) : Theme.mm(9)
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()
    }

    Icon {
        id: glass

        name: "search"
        color: Theme.soft
        size: Math.round(Theme.body * 1.27)
        anchors.left: parent.left
        anchors.leftMargin: Theme.mm(8.4)
        anchors.verticalCenter: parent.verticalCenter
    }

    PlainText {
        text: root.hintText
        tone: "soft"
        readable: false
        visible: line.length === 0 && line.preeditText === ""
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.mm(9)
        anchors.left: glass.right
        anchors.leftMargin: Theme.mm(5.6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.mm(9)
        anchors.verticalCenter: parent.verticalCenter
    }
}
