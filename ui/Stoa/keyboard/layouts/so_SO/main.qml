import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
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
            letters: ["z", "x", "c", "v", "b", "n", "m", "'"]
        }
        BackspaceKey {
            weight: 220
            repeat: false
        }
    }
    LastRow {}
}
