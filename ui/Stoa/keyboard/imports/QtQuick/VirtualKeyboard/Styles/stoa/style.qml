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
            "en_US": "English",
            "es_MX": "Español",
            "fr_FR": "Français",
            "ar_AR": "العربية",
            "zh_CN": "中文",
            "vi_VN": "Tiếng Việt"
        })

    keyboardDesignWidth: Theme.viewportWidth
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
        // A tone stands on a ring, so that it can be seen alone.
        label: control ? (control.text.length === 1 && control.text >= "\u0300" && control.text <= "\u036f"
                          ? "\u25cc" + control.text : control.displayText) : ""
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
        label: root.endonyms[InputContext.locale] ?? ""
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

    function otherLanguage(): string {
        const here = InputContext.locale;
        const others = VirtualKeyboardSettings.activeLocales.filter(name => name !== here);
        return others.length > 0 ? root.endonyms[others[0]] ?? "" : "";
    }
}
