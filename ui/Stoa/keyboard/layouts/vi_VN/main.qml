import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: ToneInput {}
    keyWeight: 160

    LetterRow {
        letters: ["ă", "â", "đ", "ê", "ô", "ơ", "ư", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]
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
