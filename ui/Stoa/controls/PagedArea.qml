import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Content that may be longer than its place: turned in pages by large buttons, never by dragging (D16,
    C09). A page ends between two things, so that no line is cut; what gets the keys is turned to. */
FocusScope {
    id: root

    default property alias content: column.data
    property string moreText: qsTr("More below")
    property string backText: qsTr("Back up")
    property string pageText: qsTr("Page %1 of %2").arg(page + 1).arg(pages)
    property real spacing: Theme.mm(7.4)
    property int page: 0
    property bool atEnd: false // content rests on the lower edge, near the hand (E07)
    readonly property bool isPaged: column.implicitHeight > height + 1
    property list<real> starts: [0]
    readonly property int pages: starts.length
    readonly property real roomHeight: isPaged ? Math.max(1, height - turner.implicitHeight - Theme.gap) : height
    readonly property Item column: column

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth
    onPagesChanged: page = Math.max(0, Math.min(page, pages - 1))
    onRoomHeightChanged: Qt.callLater(root.measure)
    Component.onCompleted: measure()

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            root.follow();
        }
    }

    /*! Turns to the page that holds what has the keys. */
    function follow() {
        const item = root.Window.window ? root.Window.window.activeFocusItem : null;
        if (!item || !root.holds(item))
            return;
        const top = item.mapToItem(column, 0, 0).y;
        for (let i = root.pages - 1; i >= 0; --i) {
            if (top >= root.starts[i] - 1) {
                root.page = i;
                return;
            }
        }
    }

    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === column)
                return true;
        }
        return false;
    }

    /*! Finds where pages begin, once the layout has settled; a binding would go round in circles. */
    function measure() {
        const found = root.pageStarts(column.implicitHeight, root.roomHeight);
        if (found.length !== root.starts.length || found.some((start, i) => start !== root.starts[i])) {
            root.starts = found;
            root.follow();
        }
    }

    /*! The upper edges at which a page may begin: of things, not of the columns that hold them. */
    function edges(item: Item, into: var) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (!child.visible || child.height <= 0)
                continue;
            const before = into.length;
            if (child.height > root.roomHeight || child instanceof ColumnLayout
                    || child instanceof GridLayout || child instanceof Loader)
                root.edges(child, into);
            if (into.length === before)
                into.push(child.mapToItem(column, 0, 0).y);
        }
    }

    function pageStarts(total: real, room: real): list<real> {
        const tops = [];
        root.edges(column, tops);
        tops.sort((a, b) => a - b);
        const found = [0];
        while (total - found[found.length - 1] > room + 1 && found.length < 60) {
            const start = found[found.length - 1];
            const fitting = tops.filter(top => top > start + 1 && top <= start + room + 1);
            const last = fitting.length > 0 ? fitting[fitting.length - 1] : 0;
            found.push(last > start + room * 0.3 ? last : start + room * 0.9);
        }
        return found;
    }

    Item {
        id: view

        y: root.atEnd && !root.isPaged ? root.height - height : 0
        width: root.width
        height: root.isPaged ? (root.page + 1 < root.pages
                                ? Math.min(root.roomHeight, root.starts[root.page + 1] - root.starts[root.page])
                                : root.roomHeight) : column.implicitHeight

        Item {
            id: window

            // The ring of the first and last thing needs its room, so only lines beyond it are cut.
            x: -Theme.pad
            y: -Theme.mm(3.2)
            width: root.width + 2 * Theme.pad
            height: view.height + Theme.mm(root.page + 1 < root.pages ? 2.4 : 6.4)
            clip: root.isPaged

            ColumnLayout {
                id: column

                x: Theme.pad
                y: Theme.mm(3.2) - (root.isPaged ? root.starts[Math.min(root.page, root.pages - 1)] : 0)
                width: root.width
                spacing: root.spacing
                onChildrenChanged: Qt.callLater(root.measure)
                onImplicitHeightChanged: Qt.callLater(root.measure)
            }
        }
    }

    RowLayout {
        id: turner

        visible: root.isPaged
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.gap

        ActionButton {
            objectName: "page-back"
            text: root.backText
            icon: "up"
            step: "band"
            enabled: root.page > 0
            implicitHeight: Theme.target
            onClicked: root.page -= 1
        }
        PlainText {
            text: root.pageText
            step: "band"
            tone: "soft"
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        ActionButton {
            objectName: "page-more"
            text: root.moreText
            icon: "down"
            step: "band"
            enabled: root.page + 1 < root.pages
            implicitHeight: Theme.target
            onClicked: root.page += 1
        }
    }
}
