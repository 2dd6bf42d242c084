import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! One thing the city does. Upright where there is room beside others, lying where a row is its own. */
Pressable {
    id: root

    property string icon
    property bool detailShown: true
    property string shownDetail: detail
    property bool lying: Theme.columns === 1 || !Theme.isPortrait

    readonly property real signSize: Math.round(!lying ? Theme.mm(22.8) : Theme.tile * (Theme.isPortrait ? 1.6 : Theme.isLarge ? 1.25 : 1.4))
    readonly property real longest: Math.max(Theme.longestWord(text, "tile"),
                                             detailShown ? Theme.longestWord(shownDetail, "body") : 0)
    readonly property real neededWidth: Math.ceil(longest) + leftPadding + rightPadding + 2
                                        + (lying ? signSize + Theme.mm(5) : 0)

    readonly property bool isRoomy: width >= neededWidth // else the sign stands over the words, so that none is broken

    readonly property bool isTall: words.implicitHeight >= 2 * signSize // the drawing stays with the first line

    implicitHeight: Math.max(lying ? Theme.targetLarge : Theme.tileHeight,
                             implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.mm(lying ? 4 : 8)
    leftPadding: Theme.mm(!lying ? 8 : Theme.isPortrait ? 5.5 : 3.5)
    rightPadding: leftPadding
    topPadding: Theme.mm(!lying ? 8 : Theme.isPortrait && detail === "" && Theme.textSize === 100 ? 5 : 4)
    bottomPadding: topPadding

    background: Rectangle {
        radius: Theme.radius
        color: root.pressed ? Theme.actionWash : Theme.card
        border.color: root.pressed ? Theme.action : Theme.fieldEdge
        border.width: root.pressed ? Theme.stroke : Theme.hairline
    }

    contentItem: GridLayout {
        columns: root.lying && root.isRoomy ? 2 : 1
        columnSpacing: Theme.mm(Theme.isPortrait ? 5 : 4)
        rowSpacing: Theme.mm(root.lying ? 1 : 4)

        Icon {
            name: root.icon
            size: !root.lying || root.isRoomy ? root.signSize : Theme.stepSize("tile") // one page holds it
            Layout.alignment: root.lying && !root.isTall ? Qt.AlignVCenter : Qt.AlignTop | Qt.AlignLeft
        }
        Item {
            visible: !root.lying
            Layout.fillHeight: true
        }
        ColumnLayout {
            id: words

            spacing: Theme.mm(1)
            Layout.fillWidth: true
            Layout.alignment: !root.lying ? Qt.AlignBottom : root.isTall ? Qt.AlignTop : Qt.AlignVCenter

            PlainText {
                text: root.text
                step: "tile"
                wordRoom: width
                readable: false
                Layout.fillWidth: true
            }
            PlainText {
                text: root.shownDetail
                tone: "soft"
                wordRoom: width
                visible: text !== "" && root.detailShown
                readable: false
                Layout.fillWidth: true
            }
        }
    }
}
