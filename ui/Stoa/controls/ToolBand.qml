import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The slim bar, in portrait above the foot, in landscape a rail at the end of the line. */
Rectangle {
    id: root

    property string textSizeText
    property string contrastText
    property string readAloudText
    property string lowerText
    property string finishText
    property bool reading: false
    property bool lowered: false
    property bool tight: false // below the keyboard, which must stay low (E09)
    property list<string> turnTexts // what turns pages in the rail: its room is kept
    property alias plan: railPlan
    readonly property bool isRail: !Theme.isPortrait
    readonly property bool isPlain: isRail && !railPlan.drawn // no room for signs beside whole words
    readonly property string lastText: finishText !== "" ? finishText : qsTr("I’m finished")
    readonly property bool isLying: Theme.isPortrait && Theme.isLarge // two rows, drawings beside words
    readonly property int count: (textSizeText ? 1 : 0) + (contrastText ? 1 : 0) + (readAloudText ? 1 : 0)
                                 + (lowerText ? 1 : 0) + (textSizeText || finishText ? 1 : 0)


    signal textSize
    signal contrast
    signal readAloud
    signal lower
    signal finish

    color: Theme.paper
    readonly property real fullHeight: Math.max(isLying ? 0 : Theme.toolsHeight, grid.implicitHeight + Theme.mm(6))

    readonly property real tightHeight: grid.implicitHeight + Theme.mm(2)

    implicitHeight: tight ? tightHeight : fullHeight

    RailPlan {
        id: railPlan

        room: root.height
        tools: [root.textSizeText, root.contrastText, root.readAloudText, root.lowerText, root.lastText].filter(text => text !== "")
        turns: root.turnTexts
        wordRoom: root.width - Theme.mm(6) - Theme.mm(3)
    }

    GridLayout {
        id: grid

        anchors.fill: parent
        anchors.leftMargin: root.isRail ? Theme.mm(3) : Theme.pad
        anchors.rightMargin: root.isRail ? Theme.mm(3) : Theme.pad
        anchors.topMargin: root.tight ? 0 : Theme.mm(3)
        anchors.bottomMargin: root.isRail ? root.height - toolsEnd : Theme.mm(root.tight ? 2 : 3)
        readonly property real toolsEnd: Math.min(railPlan.toolRoom, railPlan.toolsEnd + root.count * Theme.mm(4)) // no more than is useful
        columns: root.isRail ? 1 : root.isLying ? Math.ceil(root.count / 2) : root.count
        columnSpacing: Theme.mm(4)
        rowSpacing: root.isRail ? Theme.gap : Theme.mm(4)
        uniformCellWidths: true

        BarButton {
            beside: root.isLying
            slim: root.isRail
            oneLine: root.isRail && railPlan.tight
            objectName: "text-size"
            text: root.textSizeText
            visible: text !== ""
            icon: root.isPlain ? "" : "text-size"
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.textSize()
        }
        BarButton {
            beside: root.isLying
            slim: root.isRail
            oneLine: root.isRail && railPlan.tight
            objectName: "contrast"
            text: root.contrastText
            visible: text !== ""
            icon: root.isPlain ? "" : "contrast"
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.contrast()
        }
        BarButton {
            beside: root.isLying
            slim: root.isRail
            oneLine: root.isRail && railPlan.tight
            objectName: "read-aloud"
            text: root.readAloudText
            visible: text !== ""
            icon: root.isPlain ? "" : root.reading ? "stop-square" : "speaker"
            checkable: true
            checked: root.reading
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.readAloud()
        }
        BarButton {
            beside: root.isLying
            slim: root.isRail
            oneLine: root.isRail && railPlan.tight
            objectName: "lower"
            text: root.lowerText
            visible: text !== ""
            icon: root.isPlain ? "" : "lower"
            checkable: true
            checked: root.lowered
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.lower()
        }
        BarButton {
            beside: root.isLying
            slim: root.isRail
            oneLine: root.isRail && railPlan.tight
            objectName: "finish"
            // Where the way on already ends the session its place stays empty, so that no tool moves (E10).
            text: root.lastText
            visible: root.count > 0
            enabled: root.finishText !== ""
            opacity: enabled ? 1 : 0
            Accessible.ignored: !enabled
            icon: root.isPlain ? "" : "close"
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.finish()
        }
    }

    Rectangle {
        width: root.isRail ? Theme.hairline : parent.width
        height: root.isRail ? parent.height : Theme.hairline
        anchors.left: parent.left
        color: Theme.line
    }
}
