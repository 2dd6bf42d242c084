import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Arabic
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج", "چ"]
    }
    LetterRow {
        letters: ["ش", "س", "ی", "ب", "ل", "ا", "ت", "ن", "م", "ک", "گ"]
    }
    LetterRow {
        letters: ["ظ", "ط", "ژ", "ز", "ر", "ذ", "د", "پ", "و", "ئ", "آ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["ء", "أ", "ؤ", "ۀ", "ة", "؟"]
        }
        Key {
            text: "\u200c" // a gap within a word
            displayText: "نیم‌فاصله"
            weight: 320
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        comma: "،"
        lettersText: "الف"
    }
}
