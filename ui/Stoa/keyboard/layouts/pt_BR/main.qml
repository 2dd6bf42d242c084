import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["á", "â", "ã", "à", "é", "ê", "í", "ó", "ô", "õ", "ú", "ç"]
    }
    LetterRow {
        letters: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
    }
    LetterRow {
        letters: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
    }
    KeyboardRow {
        ShiftKey {
            weight: 220
        }
        LetterRow {
            letters: ["z", "x", "c", "v", "b", "n", "m"]
        }
        BackspaceKey {
            weight: 220
            repeat: false
        }
    }
    LastRow {}
}
