import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Back, Help and the way on: the same three places on every screen (E10). */
Rectangle {
    id: root

    property string backText
    property string helpText
    property string helpIcon: "person"
    property string nextText
    property string nextIcon
    property string backIcon: "back"
    property bool backVisible: true
    property bool nextVisible: true
    property bool nextEnabled: true
    property bool nextPrimary: true
    property bool keepsPlaces: true // what is not there leaves its place empty (E10)

    signal back
    signal help
    signal next

    function nextToHand() {
        onward.forceActiveFocus(Qt.TabFocusReason);
    }

    color: Theme.card
    implicitHeight: Math.max(Theme.footHeight, grid.implicitHeight + Theme.mm(Theme.isPortrait ? 8 : 6.6)) // with room for the ring

    GridLayout {
        id: grid

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        columns: 3

        // Places, not contents, say how wide each is: they stay where they are on every screen (E10).
        readonly property bool hasBack: root.backVisible && root.backText !== ""
        readonly property bool hasHelp: root.helpText !== ""
        readonly property bool hasNext: root.nextVisible && root.nextText !== ""
        readonly property real nextShare: root.nextPrimary || root.keepsPlaces ? 1.3 : 1
        readonly property real shares: (root.keepsPlaces || hasBack ? 1 : 0) + (root.keepsPlaces || hasHelp ? 1 : 0)
                                       + (root.keepsPlaces || hasNext ? nextShare : 0)
        readonly property int count: root.keepsPlaces ? 3 : (hasBack ? 1 : 0) + (hasHelp ? 1 : 0) + (hasNext ? 1 : 0)
        readonly property real share: (width - (count - 1) * columnSpacing) / Math.max(1, shares)
        // There is room for a second line everywhere, so that no button moves for it.
        readonly property real twoLines: !root.keepsPlaces ? 0
            : 2 * Math.ceil(Theme.foot * (1.22 + Math.max(0, Theme.lineHeightFactor - 1.42) * 1.55)) + 2 * edge
        readonly property real edge: Theme.mm(Theme.isPortrait ? 3 : 1)

        /*! Tells whether a sign has its place beside the longest word, and all of them on two lines. */
        function hasPlace(text: string, room: real): bool {
            const left = room - Theme.foot * 1.13 - Theme.mm(8);
            const whole = Theme.strongMetrics.advanceWidth(text) * Theme.foot / 100;
            return !Theme.isLarge && Theme.longestWord(text, "foot") <= left && whole <= 1.8 * left;
        }

        columnSpacing: Theme.mm(6)
        rowSpacing: Theme.mm(5)

        ActionButton {
            objectName: "back"
            text: root.backText
            icon: grid.hasPlace(text, grid.share) ? root.backIcon : "" // long words need the place
            step: "foot"
            isPlaced: true
            visible: grid.hasBack
            topPadding: grid.edge
            bottomPadding: grid.edge
            Layout.fillHeight: true
            Layout.minimumHeight: grid.twoLines
            Layout.preferredWidth: grid.share
            onClicked: root.back()
        }
        Item {
            visible: root.keepsPlaces && !grid.hasBack
            implicitHeight: Theme.target
            Layout.preferredWidth: grid.share
        }
        ActionButton {
            objectName: "help"
            text: root.helpText
            icon: grid.hasPlace(text, grid.share) ? root.helpIcon : ""
            step: "foot"
            isPlaced: true
            visible: grid.hasHelp
            topPadding: grid.edge
            bottomPadding: grid.edge
            Layout.fillHeight: true
            Layout.minimumHeight: grid.twoLines
            Layout.preferredWidth: grid.share
            onClicked: root.help()
        }
        Item {
            visible: root.keepsPlaces && !grid.hasHelp
            implicitHeight: Theme.target
            Layout.preferredWidth: grid.share
        }
        ActionButton {
            id: onward

            objectName: "next"
            text: root.nextText
            icon: grid.hasPlace(text, grid.share * grid.nextShare) ? root.nextIcon : ""
            step: "foot"
            isPlaced: true
            iconAtEnd: root.nextIcon === "next"
            kind: root.nextPrimary ? "primary" : "secondary"
            visible: grid.hasNext
            enabled: root.nextEnabled
            topPadding: grid.edge
            bottomPadding: grid.edge
            Layout.fillHeight: true
            Layout.minimumHeight: grid.twoLines
            Layout.preferredWidth: grid.share * grid.nextShare
            onClicked: root.next()
        }
        Item {
            visible: root.keepsPlaces && !grid.hasNext
            implicitHeight: Theme.target
            Layout.preferredWidth: grid.share * grid.nextShare
        }
    }

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
