pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Back up, which page of how many, more below: in a row, or below each other in the rail of a lying
    panel. There its buttons have their words under the sign, beside it, or words alone, in one line if need be. */
GridLayout {
    id: root

    property string backText
    property string moreText
    property string pageText
    property int page: 0
    property int pages: 1
    property string form: "row" // row | over | beside | word | line: see RailPlan
    property real turnHeight: Theme.target
    readonly property bool isRow: form === "row"
    readonly property bool isTight: isRow && width < Theme.band * 15

    signal turned(page: int)

    columns: isRow ? 3 : 1
    columnSpacing: Theme.gap
    rowSpacing: isRow ? 0 : Theme.mm(1)

    Turn {
        id: backUp

        objectName: "page-back"
        word: root.backText
        sign: "up"
        enabled: root.page > 0
        onClicked: root.turned(root.page - 1)
    }
    PlainText {
        // Where the sentence does not fit, its numbers do; the voice says it whole.
        readonly property bool isShort: !root.isRow || root.width < backUp.implicitWidth + more.implicitWidth
                                        + Theme.band * 8

        text: isShort ? (root.page + 1) + " / " + root.pages : root.pageText
        speech: root.pageText
        step: root.isRow ? "band" : "bar"
        strong: false
        tone: "soft"
        wrapMode: isShort ? Text.NoWrap : Text.Wrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.minimumWidth: isShort ? implicitWidth : Theme.band * 4
    }
    Turn {
        id: more

        objectName: "page-more"
        word: root.moreText
        sign: "down"
        enabled: root.page + 1 < root.pages
        onClicked: root.turned(root.page + 1)
    }

    component Turn: ActionButton {
        property string word
        property string sign

        text: word
        icon: root.isTight || root.form === "word" || oneLine ? "" : sign
        isUpright: root.form === "over"
        isPlaced: oneLine
        oneLine: root.form === "line"
        step: root.isRow && !Theme.isLarge ? "band" : "bar"
        leftPadding: Theme.mm(root.isRow ? 2 : 1)
        rightPadding: leftPadding
        topPadding: Theme.mm(root.isRow ? 1.5 : 0.5)
        bottomPadding: Theme.mm(root.isRow ? 1.5 : 2)
        implicitHeight: Math.max(root.turnHeight, implicitContentHeight + topPadding + bottomPadding)
        Layout.fillWidth: true
        Layout.preferredWidth: root.isRow ? implicitWidth : -1
        Layout.maximumWidth: root.isRow ? implicitWidth + Theme.mm(20) : Number.POSITIVE_INFINITY
    }
}
