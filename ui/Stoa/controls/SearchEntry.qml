import QtQuick
import Stoa.theme

/*! Looks for something by name: a long round field with its glass. */
FocusScope {
    id: root

    property alias text: line.text
    property alias ringed: line.ringed
    property string label
    property string hintText
    property bool predictive: Theme.needsCandidates
    property int maximumLength: 80
    readonly property Item field: line

    signal edited(text: string)
    signal accepted

    readonly property real edge: Theme.mm(Theme.isPortrait ? 8.4 : 5)
    readonly property real between: Theme.mm(Theme.isPortrait ? 5.6 : 3.5)

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
        leftPadding: LayoutMirroring.enabled ? root.edge : glass.width + root.edge + root.between
        rightPadding: LayoutMirroring.enabled ? glass.width + root.edge + root.between : root.edge
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()
    }

    Icon {
        id: glass

        name: "search"
        color: Theme.soft
        size: Math.round(Theme.body * 1.27)
        anchors.left: parent.left
        anchors.leftMargin: root.edge
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
        anchors.leftMargin: root.between
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        anchors.verticalCenter: parent.verticalCenter
    }
}
