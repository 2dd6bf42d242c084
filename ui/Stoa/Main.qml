import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.keyboard
import Stoa.screens
import Stoa.theme

/*! The one window: the frame, the screen that the route names, what may lie over it, the keyboard. */
Window {
    id: root

    required property AppModel app
    required property Narrator narrator
    required property Reading reading
    required property real pxPerMm
    required property url keyboardData
    readonly property StoaScreen page: loader.item as StoaScreen
    readonly property AlertsModel alerts: app.offers.alerts
    property Item held: null // what has the keys again when nothing lies over the page
    property bool untold: false // a page came while something lay over it

    color: Theme.paper
    title: Application.displayName
    LayoutMirroring.enabled: app.mirrored
    LayoutMirroring.childrenInherit: true

    ThemeSettings {
        app: root.app
        pxPerMm: root.pxPerMm
        panel: Qt.size(root.width, root.height)
        linearReading: root.narrator.enabled
    }

    ScreenMap {
        id: screens

        app: root.app
        onListen: (text, tag) => root.narrator.say(text, tag, "language-" + tag)
    }

    Item {
        anchors.fill: parent
        LayoutMirroring.enabled: root.app.mirrored
        LayoutMirroring.childrenInherit: true

        Keys.onEscapePressed: root.app.back()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_F1 || event.key === Qt.Key_Help) {
                root.app.openHelp();
                event.accepted = true;
            } else if (event.key === Qt.Key_Down || event.key === Qt.Key_Up) {
                root.moveOn(event.key === Qt.Key_Down);
                event.accepted = true;
            }
        }

        ScreenFrame {
            id: frame

            readonly property bool framed: root.page !== null && root.page.framed

            anchors.fill: parent
            enabled: over.sourceComponent === null
            topVisible: framed
            footVisible: framed
            cityName: root.app.cityName
            placeName: root.app.placeName
            crestIcon: root.app.crest
            languageName: root.app.languageName
            languageSpeech: qsTr("Language: %1").arg(root.app.languageName)
            title: root.page?.title ?? ""
            titleSpeech: root.page?.titleSpeech ?? ""
            lead: root.page?.lead ?? ""
            stepNumber: root.page?.stepNumber ?? 0
            stepCount: root.page?.stepCount ?? 0
            stepLabel: root.page?.stepLabel ?? ""
            split: root.page?.split ?? false
            backText: root.page?.backText ?? ""
            backIcon: root.page?.backIcon ?? ""
            backVisible: root.page?.backVisible ?? false
            helpText: root.page?.helpVisible ? qsTr("Help") : ""
            nextText: root.page?.nextText ?? ""
            nextIcon: root.page?.nextIcon ?? ""
            nextPrimary: root.page?.nextPrimary ?? true
            nextEnabled: root.page?.nextEnabled ?? true
            nextVisible: nextText !== ""
            textSizeText: framed ? qsTr("Text size") : ""
            contrastText: framed ? qsTr("Contrast") : ""
            readAloudText: framed ? qsTr("Read aloud") : ""
            lowerText: framed && Theme.isPortrait ? qsTr("Lower") : ""
            finishText: framed && root.page?.finishVisible ? qsTr("I’m finished") : ""
            lowered: root.app.preferences.lowered
            onlyRead: root.page?.onlyRead ?? false
            reading: root.narrator.reading
            warningText: root.alerts.hasBand ? root.alerts.bandText : ""
            warningLabel: root.alerts.bandLabel
            warningTag: root.alerts.bandTag
            warningGrave: root.alerts.bandIsGrave
            warningReadText: qsTr("Read this")
            onBack: root.goBack()
            onNext: root.page?.next()
            onHelp: root.app.openHelp()
            onLanguage: root.app.openLanguages()
            onTextSize: root.app.preferences.nextTextSize()
            onContrast: root.app.preferences.nextTheme()
            onLower: root.app.preferences.toggleLowered()
            onReadAloud: root.narrator.toggleReading()
            onFinish: root.app.askFinish()
            onWarningRead: root.alerts.readBand()
            onEnabledChanged: {
                if (enabled)
                    root.giveBack();
            }

            Notice {
                objectName: "no-voice"
                kind: "info"
                icon: "speaker"
                body: qsTr("This kiosk has no voice for this language. You can read and print everything.")
                visible: root.app.voiceless
                Layout.fillWidth: true
            }
            Loader {
                id: loader

                objectName: "page"
                focus: true
                sourceComponent: screens.screen(root.app.navigator.name)
                Layout.fillWidth: true
                onLoaded: Qt.callLater(root.arrive)
            }
        }

        Loader {
            id: over

            anchors.fill: parent
            sourceComponent: screens.overlay(root.app.overlay)
            onLoaded: (item as Overlay)?.takeKeys()
        }

        StoaKeyboard {
            id: keyboard

            locale: root.app.keyboard
            userDataFolder: root.keyboardData
        }
    }

    ReadMark {
        word: root.reading.word
        armed: root.reading.armed
        row: root.reading.row
    }

    Rectangle { // only on the resident's wish; keys, fingers and the voice go on below it (B12)
        objectName: "curtain"
        anchors.fill: parent
        color: "black"
        visible: root.app.options.curtain
        z: 20
    }

    Connections {
        target: root.page

        function onBegun() {
            Qt.callLater(root.arrive);
        }

        function onReadPersonal() {
            root.narrator.readPersonal();
        }
    }

    Connections {
        target: root.app

        function onForget() {
            keyboard.forget();
        }
    }

    onActiveFocusItemChanged: {
        if (frame.enabled && activeFocusItem !== null)
            held = activeFocusItem;
    }

    /*! A page is there: it begins at its top, the keys stand at its beginning, the voice says it. What
        lies over it keeps the keys and the word until it goes. */
    function arrive() {
        frame.toFirstPage();
        if (!frame.enabled) {
            root.held = loader;
            root.untold = true;
            return;
        }
        loader.forceActiveFocus();
        root.tell();
    }

    function tell() {
        root.untold = false;
        if (root.page !== null)
            root.narrator.pageShown(root.app.navigator.name, root.page.titleSpeech,
                                    [root.page.stepLabel, root.page.lead]);
    }

    /*! Nothing lies over the page any more: the keys stand where they stood. */
    function giveBack() {
        const item = root.held !== null && root.held.visible && root.held.enabled ? root.held : loader;
        item.forceActiveFocus();
        if (root.untold)
            root.tell();
    }

    function goBack() {
        if (root.page !== null && root.page.ownBack)
            root.page.back();
        else
            root.app.back();
    }

    function moveOn(forward: bool) {
        const item = root.activeFocusItem;
        if (item !== null)
            item.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                        : Qt.BacktabFocusReason);
    }
}
