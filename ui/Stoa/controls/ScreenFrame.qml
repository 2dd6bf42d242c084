import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The frame of every screen: where am I, one thing to do, the tools, the way on.

    Items given to it stand in one column that is paged when it is longer than its place. In landscape
    the title stands beside them (`split`), unless the text is large, and the tools in a rail at the end
    of the line. While the keyboard shows, it stands above the foot and the field right above it (E09); the
    tools stay where they are if the keyboard is still low above them (F10). */
FocusScope {
    id: root

    default property alias content: paged.content
    property alias cityName: topBand.cityName
    property alias placeName: topBand.placeName
    property alias crestIcon: topBand.crestIcon
    property alias languageName: topBand.languageName
    property alias languageSpeech: topBand.languageSpeech
    property bool topVisible: true

    property string title
    property string titleSpeech: title
    property string lead
    property int stepNumber: 0
    property int stepCount: 0
    property string stepLabel

    property alias backText: foot.backText
    property alias backIcon: foot.backIcon
    property alias backVisible: foot.backVisible
    property alias helpText: foot.helpText
    property alias helpIcon: foot.helpIcon
    property alias nextText: foot.nextText
    property alias nextVisible: foot.nextVisible
    property alias nextEnabled: foot.nextEnabled
    property alias nextIcon: foot.nextIcon
    property alias nextPrimary: foot.nextPrimary
    property bool footVisible: true

    property alias warningText: band.text // "" where nobody warns
    property alias warningLabel: band.label
    property alias warningTag: band.tag
    property alias warningGrave: band.grave
    property alias warningReadText: band.readText

    property alias textSizeText: tools.textSizeText
    property alias contrastText: tools.contrastText
    property alias readAloudText: tools.readAloudText
    property alias lowerText: tools.lowerText
    property alias finishText: tools.finishText
    property alias reading: tools.reading
    property bool lowered: false
    property bool onlyRead: false // nothing in it is touched, so all of it stays where it is read

    property bool split: true // landscape: title beside the content
    property alias moreText: paged.moreText
    property alias upText: paged.backText
    property alias pageText: paged.pageText
    property alias page: paged.page
    property alias contentSpacing: paged.spacing

    signal back
    signal help
    signal next
    signal language
    signal textSize
    signal contrast
    signal readAloud
    signal lower
    signal finish
    signal warningRead

    readonly property bool isSplit: split && Theme.isSplit && (title !== "" || lead !== "")
                                    && aside.titleHeight <= paged.height
                                    && titleMeasure.contentWidth <= aside.width + 1 // no word is broken
    readonly property bool isLow: lowered && Theme.isPortrait && !isTyping && !onlyRead
    readonly property bool isLifted: isLow
                                     && aside.titleHeight <= asideRoom // the head is read, not touched
    readonly property bool isApart: isSplit || isLifted
    readonly property real asideRoom: isSplit ? paged.height : height / 2 - Theme.mm(8) - paged.fullTop
    readonly property bool isLeadAside: isApart && !isCramped
                                        && aside.titleHeight + Theme.mm(5) + leadMeasure.implicitHeight <= asideRoom
    readonly property bool isTyping: Theme.keyboardSpace > 0
    readonly property bool isCramped: isTyping && !Theme.isPortrait // all the height for the field
    readonly property bool hasTools: tools.count > 0
    readonly property bool isRail: hasTools && !Theme.isPortrait
    readonly property real railWidth: isRail ? Theme.railWidth : 0
    readonly property real bandTop: topBand.visible ? topBand.height : 0
    readonly property real middleTop: bandTop + (band.visible && !band.inTop ? band.height : 0)
    readonly property real footTop: height - foot.height
    readonly property bool keepsTools: isTyping && hasTools && !isRail
                                       && footTop - tools.tightHeight - Theme.keyboardSpace >= height * 0.45
    readonly property real keptTools: keepsTools ? tools.height : 0
    readonly property real middleBottom: isTyping ? footTop - keptTools - Theme.keyboardSpace
                                         : hasTools && !isRail ? footTop - tools.height : footTop

    readonly property bool isUpper: visible && enabled // no other page lies over it, whose room it would be

    /*! Puts the keys on the way on. */
    function nextToHand() {
        foot.nextToHand();
    }

    function toFirstPage() {
        paged.page = 0;
    }

    Binding {
        target: Theme
        property: "footSpace"
        value: foot.height
        when: root.isUpper
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: Theme
        property: "toolSpace"
        value: root.keptTools
        when: root.isUpper
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: Theme
        property: "railSpace"
        value: root.railWidth
        when: root.isUpper
        restoreMode: Binding.RestoreNone
    }

    Binding {
        target: Theme
        property: "warningSpace"
        value: band.visible && !band.inTop ? band.height : 0
        when: root.isUpper
        restoreMode: Binding.RestoreNone
    }

    Rectangle {
        z: -2
        anchors.fill: parent
        color: Theme.paper
    }

    // Order of children is the order of reading and of Tab (style 35): page first, then its frame.
    Item {
        id: main

        anchors.left: parent.left
        width: root.width - root.railWidth
        height: root.height

        HeadLines {
            id: aside

            visible: root.isApart
            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            y: paged.fullTop
            width: (main.width - 2 * Theme.pad) * (Theme.isPortrait ? 1 : 0.36)
            title: root.title
            titleSpeech: root.titleSpeech
            lead: root.isLeadAside ? root.lead : ""
            stepNumber: root.stepNumber
            stepCount: root.isCramped ? 0 : root.stepCount
            stepLabel: root.stepLabel
        }

        PlainText {
            id: titleMeasure

            visible: false
            width: aside.width
            text: root.title
            step: "h1"
            wrapMode: Text.WordWrap
        }

        PlainText {
            id: leadMeasure

            visible: false
            width: aside.width
            text: root.lead
        }

        PagedArea {
            id: paged

            readonly property real fullTop: root.middleTop + Theme.mm(Theme.isPortrait ? 11 : 4)
            readonly property real startX: Theme.pad + (root.isSplit ? aside.width + Theme.mm(10) : 0)

            focus: true
            anchors.left: parent.left
            anchors.leftMargin: startX
            y: root.isLow ? Math.max(fullTop, root.height / 2) : fullTop
            width: main.width - startX - Theme.pad
            height: root.middleBottom - Theme.mm(Theme.isPortrait ? 6 : 4) - y
            typing: root.isTyping
            turnHeight: Theme.isPortrait || root.isRail || !root.footVisible ? Theme.target : Theme.targetMin
            // Later pages of a standing panel begin under its top fifth too (E08): the title stands there.
            headRoom: Theme.isPortrait && (!root.lowered || root.onlyRead) ? Math.max(0, root.height * 0.2 + 2 - y) : 0
            headTitle: root.title
            headSpeech: root.titleSpeech
            turnForm: root.isRail ? tools.plan.form : "row"
            railGap: Theme.pad + Theme.mm(3)
            railWidth: root.railWidth - Theme.mm(6)
            railBottom: root.height - y - Theme.mm(3)

            HeadLines {
                visible: root.isApart ? lead !== "" && !root.isCramped : root.title !== "" || root.stepCount > 0 || lead !== ""
                title: root.isApart ? "" : root.title
                titleSpeech: root.titleSpeech
                lead: root.isLeadAside ? "" : root.lead
                stepNumber: root.stepNumber
                stepCount: root.isApart ? 0 : root.stepCount
                stepLabel: root.stepLabel
                Layout.fillWidth: true
                Layout.minimumHeight: Math.max(0, paged.headRoom - paged.spacing)
            }
        }
    }

    WarningBand {
        id: band

        visible: text !== "" && !root.isCramped
        x: inTop ? topBand.x + topBand.warningX : root.isRail && Theme.mirrored ? root.railWidth : 0
        y: inTop ? 0 : root.bandTop
        z: 1 // over the top band
        inTop: root.topVisible && !Theme.isPortrait && leastWidth <= topBand.mostWarningRoom
        room: topBand.warningRoom
        first: !root.topVisible
        width: inTop ? implicitWidth : main.width
        height: inTop ? topBand.height : implicitHeight
        onRead: root.warningRead()
    }

    ToolBand {
        id: tools

        z: -1 // the buttons that turn pages stand on it in a rail
        visible: root.hasTools && (root.isRail || !root.isTyping || root.keepsTools)
        anchors.right: parent.right
        y: root.isRail ? 0 : root.footTop - height
        width: root.isRail ? Theme.railWidth : root.width
        height: root.isRail ? root.height : implicitHeight
        turnTexts: [root.upText, root.moreText]
        lowered: root.lowered
        tight: root.keepsTools
        onTextSize: root.textSize()
        onContrast: root.contrast()
        onReadAloud: root.readAloud()
        onLower: root.lower()
        onFinish: root.finish()
    }

    FootBand {
        id: foot

        visible: root.footVisible
        keepsPlaces: root.topVisible
        anchors.left: parent.left
        width: main.width
        height: visible ? implicitHeight : 0
        y: root.footTop
        onBack: root.back()
        onHelp: root.help()
        onNext: root.next()
    }

    TopBand {
        id: topBand

        visible: root.topVisible && !root.isCramped
        anchors.left: parent.left
        width: main.width
        height: implicitHeight
        warningWidth: band.text !== "" && band.inTop ? band.width : 0 // while one types, too
        onLanguage: root.language()
    }
}
