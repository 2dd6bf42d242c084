import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["é", "è", "ê", "ë", "à", "â", "ç", "î", "ï", "ô", "ù", "û", "œ", "æ"]
    }
    LetterRow {
        letters: ["a", "z", "e", "r", "t", "y", "u", "i", "o", "p"]
    }
    LetterRow {
        letters: ["q", "s", "d", "f", "g", "h", "j", "k", "l", "m", "ü", "ÿ"]
    }
    KeyboardRow {
        ShiftKey {
            weight: 220
        }
        LetterRow {
            letters: ["w", "x", "c", "v", "b", "n", "'", "-"]
        }
        BackspaceKey {
            weight: 220
            repeat: false
        }
    }
    LastRow {}
}
