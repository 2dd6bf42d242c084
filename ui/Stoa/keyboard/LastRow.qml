import QtQuick
import QtQuick.VirtualKeyboard.Components

/*! The row under the letters: numbers, the other alphabet, space, done. */
KeyboardRow {
    id: root

    property string comma: ","
    property string period: "."
    property bool inSymbols: false
    property string lettersText: "ABC"

    SymbolModeKey {
        displayText: root.inSymbols ? root.lettersText : "123"
        weight: 200
    }
    ChangeLanguageKey {
        weight: 240
        visible: enabled
    }
    Key {
        text: root.comma
    }
    SpaceKey {
        weight: 520
        repeat: false
    }
    Key {
        text: root.period
    }
    HideKeyboardKey {
        weight: 180
    }
    EnterKey {
        weight: 220
    }
}
