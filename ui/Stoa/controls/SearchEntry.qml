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
    readonly property real glassRoom: Math.round(Theme.body * 1.27) + between
    readonly property real leastHint: Theme.body * 100 / Theme.textSize // no smaller than usual text (D01)
    readonly property real hintRoom: width - 2 * edge - hint.advanceWidth - Theme.mm(1)
    readonly property bool hasHint: hintRoom >= 0 // else the page says it alone
    readonly property bool hasGlass: hintRoom >= glassRoom || !hasHint // else the words need its place
    readonly property real start: edge + (hasGlass ? glassRoom : 0)

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
        leftPadding: LayoutMirroring.enabled ? root.edge : root.start
        rightPadding: LayoutMirroring.enabled ? root.start : root.edge
        onTextEdited: root.edited(text)
        onAccepted: root.accepted()
    }

    TextMetrics {
        id: hint

        text: root.hintText
        font.family: Theme.family
        font.pixelSize: root.leastHint
    }

    Icon {
        name: root.hasGlass ? "search" : ""
        color: Theme.soft
        size: Math.round(Theme.body * 1.27)
        anchors.left: parent.left
        anchors.leftMargin: root.edge
        anchors.verticalCenter: parent.verticalCenter
    }

    PlainText {
        text: root.hintText
        step: "small"
        tone: "soft"
        readable: false
        visible: root.hasHint && line.length === 0 && line.preeditText === ""
        wrapMode: Text.NoWrap
        font.pixelSize: Math.min(Theme.body, Math.floor(root.leastHint * width / Math.max(1, hint.advanceWidth)))
        anchors.left: parent.left
        anchors.leftMargin: root.start
        anchors.right: parent.right
        anchors.rightMargin: root.edge
        anchors.verticalCenter: parent.verticalCenter
    }
}
