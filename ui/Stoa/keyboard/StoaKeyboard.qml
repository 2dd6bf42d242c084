import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Stoa.controls
import Stoa.theme

/*! The on-screen keyboard: the language's letters and Latin, nothing else. It stands above the foot, so
    that Back, Help and the way on stay where they are (E09, E10). It learns nothing (F09). */
InputPanel {
    id: root

    property string locale: "en_US"
    property url userDataFolder // in memory; the pinyin engine insists on a folder
    readonly property bool wantsLatin: (InputContext.inputMethodHints & Qt.ImhLatinOnly)
                                       || (InputContext.inputMethodHints & Qt.ImhEmailCharactersOnly)

    objectName: "stoaKeyboard"
    anchors.left: parent.left
    anchors.right: parent.right
    anchors.rightMargin: Theme.railSpace
    y: parent.height - height - Theme.footSpace - Theme.toolSpace
    z: 5
    visible: active
    externalLanguageSwitchEnabled: false
    keyboard.noAnimations: true

    onLocaleChanged: apply()
    onWantsLatinChanged: apply()
    Component.onCompleted: {
        VirtualKeyboardSettings.fullScreenMode = false;
        VirtualKeyboardSettings.handwritingModeDisabled = true;
        VirtualKeyboardSettings.defaultDictionaryDisabled = true;
        VirtualKeyboardSettings.defaultInputMethodDisabled = true;
        VirtualKeyboardSettings.keySoundVolume = 0;
        VirtualKeyboardSettings.closeOnReturn = true;
        VirtualKeyboardSettings.arrowKeyNavigationEnabled = false;
        VirtualKeyboardSettings.wordCandidateList.alwaysVisible = true; // where there are any, so that keys stay put
        VirtualKeyboardSettings.visibleFunctionKeys = QtVirtualKeyboard.KeyboardFunctionKeys.Hide
                                                      | QtVirtualKeyboard.KeyboardFunctionKeys.Language;
        if (String(userDataFolder) !== "")
            VirtualKeyboardSettings.userDataPath = String(userDataFolder).replace("file://", "");
        apply();
    }

    Binding {
        target: Theme
        property: "keyboardSpace"
        value: root.active ? root.height : 0
    }

    // Words that do not fit are turned to by a key, not by dragging (C09).
    Pressable {
        id: turn

        readonly property ListView words: root.keyboard.wordCandidateView

        objectName: "more-words"
        anchors.right: parent.right
        y: 0
        width: Theme.target
        height: words.height
        visible: root.active && words.count > 0 && words.contentWidth > words.width
        text: qsTr("More words")
        focusPolicy: Qt.NoFocus
        activeFocusOnTab: false
        onClicked: words.contentX = words.contentX + words.width >= words.contentWidth
                                    ? 0 : words.contentX + words.width - turn.width

        background: Rectangle {
            color: turn.pressed ? Theme.sunWash : Theme.actionWash
            border.color: Theme.fieldEdge
            border.width: Theme.hairline
        }
        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "next"
                size: Math.round(Theme.body)
            }
        }
    }

    /*! Forgets what was being typed and everything a session could have left behind. */
    function forget() {
        InputMethod.reset();
        InputMethod.hide();
        VirtualKeyboardSettings.userDataReset();
        root.apply();
    }

    function apply() {
        const shown = root.wantsLatin ? "en_US" : root.locale;
        VirtualKeyboardSettings.activeLocales = root.wantsLatin || root.locale === "en_US"
                                                ? ["en_US"] : [root.locale, "en_US"];
        VirtualKeyboardSettings.locale = shown;
    }
}
