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
    property real spacing: Theme.mm(Theme.isPortrait ? 7.4 : 3.6)
    property int page: 0
    property real turnHeight: Theme.isPortrait ? Theme.target : Theme.targetMin // of its buttons
    property bool typing: false // then the field with the keys stands on the lower edge (E09)
    property real typingOffset: 0
    property real typingTop: 0 // what the upper or lower edge would cut is not shown
    property real typingBottom: 0
    property string turnForm: "row" // else its buttons stand in the rail beside, see RailPlan
    property real railGap: 0
    property real railWidth: 0
    property real railBottom: 0 // from the top of the area
    property real headRoom: 0 // over the things of every page but the first
    property string headTitle // told again there
    property string headSpeech: headTitle
    readonly property real ringRoom: Theme.mm(3.2)
    readonly property real head: isPaged && page > 0 ? headRoom : 0
    readonly property bool isLong: column.implicitHeight > height + 1
    readonly property bool isPaged: isLong && !typing
    readonly property real offset: typing ? typingOffset : isPaged ? starts[Math.min(page, pages - 1)] : 0
    property list<real> starts: [0]
    property list<real> leads: [0] // free room over each start, for the ring of what stands there
    readonly property int pages: starts.length
    readonly property real roomHeight: isPaged && turner.isRow ? Math.max(1, height - turner.implicitHeight - Theme.gap) : height

    implicitHeight: column.implicitHeight
    implicitWidth: column.implicitWidth
    onPagesChanged: page = Math.max(0, Math.min(page, pages - 1))
    onRoomHeightChanged: later()
    onIsPagedChanged: later()
    onTypingChanged: Qt.callLater(root.follow)
    onHeightChanged: Qt.callLater(root.follow)
    onHeadRoomChanged: later()
    Component.onCompleted: measure()

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged() {
            root.follow();
        }

        function onAfterAnimating() { // everything stands where it will be painted
            if (root.isPaged)
                root.measure();
        }
    }

    Connections {
        target: root.typing && root.Window.window ? root.Window.window.activeFocusItem : null
        ignoreUnknownSignals: true

        function onCursorRectangleChanged() {
            Qt.callLater(root.follow);
        }
    }

    /*! Turns to the page that holds what has the keys. */
    function follow() {
        const item = root.Window.window ? root.Window.window.activeFocusItem : null;
        if (!item || item instanceof Loader || !root.holds(item))
            return; // a page that has just begun has the keys as a whole: it begins at its head
        const top = item.mapToItem(column, 0, 0).y;
        if (root.typing)
            root.makeRoomFor(item, top);
        for (let i = root.pages - 1; i >= 0; --i) {
            if (top >= root.starts[i] - 1) {
                root.page = i;
                return;
            }
        }
    }

    /*! Brings the field, or the line being written, right over the keyboard; of what stands above and
        below it only what is whole is shown. */
    function makeRoomFor(item: Item, top: real) {
        const line = (item as TextEdit)?.cursorRectangle;
        const bottom = line && item.height > height - Theme.mm(4) ? top + line.y + line.height : top + item.height;
        const most = Math.max(0, column.implicitHeight - height);
        const offset = Math.min(Math.max(0, bottom + Theme.mm(4) - height), most);
        const parts = [];
        root.things(column, parts);
        const under = parts.filter(part => part.top >= bottom - 1);
        const cut = under.filter(part => part.top < offset + height && part.bottom > offset + height + 1);
        if (cut.length === 0) {
            root.showFrom(offset, top, parts);
            return;
        }
        const found = Math.min(...cut.map(part => part.bottom)) - height;
        if (found > offset && found <= root.headOf(item, top) - root.ringRoom) {
            root.showFrom(Math.min(found, most), top, parts); // what is found shows rather than the title
            return;
        }
        // There is no room for it: the field comes down to the keyboard with what is whole under it.
        const last = under.filter(part => part.bottom <= offset + height + 1)
                          .reduce((end, part) => Math.max(end, part.bottom), bottom);
        root.showFrom(Math.min(offset, last + Theme.mm(4) - height), top, parts);
    }

    /*! Where the label over a field begins. */
    function headOf(item: Item, top: real): real {
        for (let above = item.parent; above && above !== column; above = above.parent) {
            if (above instanceof TextEntry)
                return above.mapToItem(column, 0, 0).y;
        }
        return top;
    }

    function showFrom(offset: real, top: real, parts: var) {
        const above = parts.filter(part => part.top < offset - 1 && part.bottom > offset + 1 && part.bottom <= top);
        const below = parts.filter(part => part.top > top && part.top < offset + height
                                           && part.bottom > offset + height + 1);
        typingOffset = offset;
        typingTop = above.reduce((cut, part) => Math.max(cut, part.bottom - offset + root.ringRoom), 0);
        typingBottom = below.reduce((cut, part) => Math.max(cut, offset + height - part.top), 0);
    }

    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === column)
                return true;
        }
        return false;
    }

    function later() {
        Qt.callLater(root.measure);
    }

    /*! Finds where pages begin, once the layout has settled; a binding would go round in circles. */
    function measure() {
        const found = root.pageStarts(column.implicitHeight, root.roomHeight);
        if (found.length !== root.starts.length || found.some((start, i) => Math.abs(start - root.starts[i]) > 0.5)) {
            root.leads = root.leadsOf(found);
            root.starts = found;
            root.follow();
        } else if (root.typing) {
            root.follow(); // a field that grows as one writes
        }
    }

    /*! Gathers the things between which a page may end: not the columns that hold them, and of what
        is taller than a page its parts, the first of which begins where the whole begins. */
    function things(item: Item, into: var) {
        for (let i = 0; i < item.children.length; ++i) {
            const child = item.children[i];
            if (!child.visible || child.height <= 0 || child instanceof FocusRing)
                continue;
            const isWritten = child instanceof Text || child instanceof TextEdit;
            const top = item.mapToItem(column, child.x, child.y).y;
            const before = into.length;
            const card = child as Card;
            if (card !== null && card.breakable)
                root.things(card.contentItem, into); // its sheet goes over the edge, its lines do not
            else if (!isWritten && (child.height > root.roomHeight - root.headRoom || child instanceof ColumnLayout
                                    || child instanceof GridLayout || child instanceof Loader
                                    || child.height > root.roomHeight * 0.6 && (child instanceof RowLayout || child instanceof Flow)))
                root.things(child, into);
            if (into.length === before && child.height > (root.roomHeight - root.headRoom) * (child instanceof TextEdit ? 1 : 0.6))
                root.lines(child, top, into);
            if (into.length === before)
                into.push({ "top": top, "bottom": top + child.height });
            else
                root.beginWith(into.slice(before), top);
        }
    }

    /*! What is first inside a thing begins where the thing does; a sheet behind it is not what is first. */
    function beginWith(inside: var, top: real) {
        const small = inside.filter(part => part.bottom - part.top <= root.roomHeight);
        const first = small.reduce((one, part) => one === null || part.top < one.top ? part : one, null);
        if (first !== null)
            first.top = Math.min(first.top, top);
    }

    /*! Of a text that fills most of a page, its lines: else it would leave its heading alone. */
    function lines(item: Item, top: real, into: var) {
        const text = item as Text;
        const field = item as TextEdit;
        const count = text !== null ? text.lineCount : field !== null ? field.lineCount : 0;
        const high = text !== null ? text.lineHeight : field !== null ? field.contentHeight / count : 0;
        const first = top + (field !== null ? field.topPadding : 0);
        for (let n = 0; high > 0 && n < count; ++n)
            into.push({ "top": first + n * high, "bottom": first + (n + 1) * high });
    }

    /*! The free room over each start: none where a page begins with a line of a text. */
    function leadsOf(found: list<real>): list<real> {
        const parts = [];
        root.things(column, parts);
        return found.map(start => parts.reduce((room, part) => part.top < start - 1 && part.bottom > start - root.ringRoom
                                                               ? Math.min(room, Math.max(0, start - part.bottom)) : room,
                                               root.ringRoom));
    }

    function pageStarts(total: real, whole: real): list<real> {
        const found = [0];
        const parts = [];
        root.things(column, parts);
        let room = whole;
        for (let start = 0; total - start > room + 1 && found.length < 60; room = whole - root.headRoom) {
            // What no page can hold whole, as the sheet under a long text, does not say where to end.
            const tops = parts.filter(part => part.top > start + 1 && part.bottom > start + room + 1
                                              && part.bottom - part.top <= room).map(part => part.top);
            start = root.between(parts, start, tops.length > 0 ? Math.min(start + room, ...tops) : start + room * 0.9);
            found.push(start);
        }
        return found;
    }

    /*! The nearest place above `wish` where nothing is cut: of things beside each other one may begin
        in the middle of the other. */
    function between(parts: var, start: real, wish: real): real {
        let end = wish;
        for (let tries = 0; tries < 12; ++tries) {
            const cut = parts.filter(part => part.top > start + 1 && part.top < end - 1 && part.bottom > end + 1
                                             && part.bottom - part.top <= root.roomHeight);
            if (cut.length === 0)
                return Math.max(end, root.heldTo(parts, start, end));
            end = Math.max(...cut.map(part => part.top));
        }
        return wish;
    }

    /*! What begins with the page stays whole on it, whatever stands beside it. */
    function heldTo(parts: var, start: real, end: real): real {
        const first = parts.filter(part => part.top > start - 1 && part.top <= start + 1 && part.top < end
                                           && part.bottom - start <= root.roomHeight - root.headRoom);
        return first.reduce((held, part) => Math.max(held, part.bottom), start);
    }

    PlainText {
        text: root.headTitle
        speech: root.headSpeech
        step: "band"
        tone: "soft"
        strong: true
        readable: false // it is the page's title, which was said
        visible: root.head > 0 && text !== "" && implicitHeight < root.head
        width: root.width
    }

    Item {
        id: view

        y: root.typing && !root.isLong ? root.height - height : root.head
        width: root.width
        height: root.isPaged ? (root.page + 1 < root.pages
                                ? Math.min(root.roomHeight - root.head,
                                           root.starts[root.page + 1] - root.starts[root.page])
                                : root.roomHeight - root.head) : root.isLong ? root.height : column.implicitHeight

        Item {
            id: window

            // The ring of the first and last thing needs its room, so only what is beyond it is cut.
            readonly property real cut: root.typing && root.isLong ? root.typingTop : 0
            readonly property real lead: root.isPaged ? root.leads[Math.min(root.page, root.leads.length - 1)]
                                                      : root.ringRoom
            readonly property real tail: root.isPaged && root.page + 1 < root.pages
                                         ? -Math.min(root.leads[root.page + 1] ?? 0, Theme.mm(0.8))
                                         : root.typing ? -root.typingBottom : root.ringRoom

            x: -Theme.pad
            y: cut - lead
            width: root.width + 2 * Theme.pad
            height: view.height + lead + tail - cut
            clip: root.isLong

            ColumnLayout {
                id: column

                x: Theme.pad
                y: window.lead - root.offset - window.cut
                width: root.width
                spacing: root.spacing
                onChildrenChanged: root.later()
                onImplicitHeightChanged: root.later()
            }
        }
    }

    PageTurner {
        id: turner

        visible: root.isPaged
        form: root.turnForm
        backText: root.backText
        moreText: root.moreText
        pageText: root.pageText
        page: root.page
        pages: root.pages
        turnHeight: root.turnHeight
        x: isRow ? 0 : Theme.mirrored ? -root.railGap - width : root.width + root.railGap
        y: (isRow ? root.height : root.railBottom) - height
        width: isRow ? root.width : root.railWidth
        height: implicitHeight
        onTurned: page => root.page = page
    }
}
