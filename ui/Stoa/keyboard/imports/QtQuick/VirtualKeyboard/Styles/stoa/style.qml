pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import QtQuick.VirtualKeyboard.Styles
import Stoa.controls
import Stoa.theme

/*! Stoa's keyboard: keys of at least 15 mm (E02), five rows, the colours of the theme, no sound. */
KeyboardStyle {
    id: root

    readonly property int rows: 5
    readonly property var endonyms: ({
            "en": "English",
            "es": "Español",
            "fr": "Français",
            "ar": "العربية",
            "zh": "中文",
            "vi": "Tiếng Việt",
            "pt": "Português",
            "ht": "Kreyòl ayisyen",
            "fa": "فارسی",
            "ur": "اردو",
            "ko": "한국어",
            "hi": "हिन्दी",
            "bn": "বাংলা",
            "ru": "Русский",
            "uk": "Українська",
            "am": "አማርኛ",
            "so": "Soomaali"
        })

    keyboardDesignWidth: Theme.viewportWidth - Theme.railSpace
    keyboardDesignHeight: rows * Theme.keyHeight
    keyboardRelativeLeftMargin: Theme.mm(2) / keyboardDesignWidth
    keyboardRelativeRightMargin: Theme.mm(2) / keyboardDesignWidth
    keyboardRelativeTopMargin: 0
    keyboardRelativeBottomMargin: 0

    keyboardBackground: Rectangle {
        color: Theme.paper

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
    }

    keyPanel: KeyFace {
        // A tone or a vowel sign stands on a ring, so that it can be seen alone.
        label: control ? (/^\p{M}$/u.test(control.text) ? "\u25cc" + control.text : control.displayText) : ""
    }
    backspaceKeyPanel: KeyFace {
        icon: "backspace"
        label: qsTr("Delete the last letter")
        isFunction: true
    }
    enterKeyPanel: KeyFace {
        icon: InputContext.inputMethodHints & Qt.ImhMultiLine ? "return" : "tick"
        label: InputContext.inputMethodHints & Qt.ImhMultiLine ? qsTr("New line") : qsTr("Done")
        isStrong: true
    }
    hideKeyPanel: KeyFace {
        icon: "down"
        label: qsTr("Close the keyboard")
        isFunction: true
    }
    shiftKeyPanel: KeyFace {
        icon: "shift"
        label: qsTr("Capital letters")
        isFunction: true
        isOn: InputContext.shiftActive || InputContext.capsLockActive
    }
    spaceKeyPanel: KeyFace {
        label: root.endonymOf(InputContext.locale)
        speech: qsTr("Space") + "\n" + label
        isWord: true
    }
    symbolKeyPanel: KeyFace {
        isFunction: true
        isWord: true
    }
    modeKeyPanel: KeyFace {
        isFunction: true
        isWord: true
    }
    languageKeyPanel: KeyFace {
        label: root.otherLanguage()
        isFunction: true
        isWord: true
    }
    handwritingKeyPanel: KeyFace {}

    characterPreviewDelegate: Item {
        property string text
        property string flickLeft
        property string flickTop
        property string flickRight
        property string flickBottom
    }

    alternateKeysListItemWidth: Theme.target
    alternateKeysListItemHeight: Theme.target
    alternateKeysListDelegate: Item {
        width: Theme.target
        height: Theme.target
    }

    selectionListHeight: Math.max(Theme.targetMin, Theme.tile * 1.5)
    selectionListDelegate: Candidate {}
    selectionListHighlight: Item {}
    selectionListBackground: Rectangle {
        color: Theme.card

        Rectangle {
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
    }

    languagePopupListEnabled: false
    languageListDelegate: Item {}
    popupListDelegate: Item {}
    functionPopupListDelegate: Item {}
    selectionHandle: Item {}
    navigationHighlight: FocusRing {
        target: parent
        shown: true
    }
    traceInputKeyPanelDelegate: null
    traceCanvasDelegate: null
    fullScreenInputColor: Theme.ink

    /*! By language alone: Qt tells "ar_EG" where "ar_AR" was asked for. */
    function endonymOf(locale: string): string {
        return root.endonyms[locale.split("_")[0]] ?? "";
    }

    function otherLanguage(): string {
        const here = InputContext.locale.split("_")[0];
        const others = VirtualKeyboardSettings.activeLocales.filter(name => name.split("_")[0] !== here);
        return others.length > 0 ? root.endonymOf(others[0]) : "";
    }
}
