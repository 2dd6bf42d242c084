import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Arabic
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["ق", "و", "ع", "ر", "ت", "ٹ", "ے", "ء", "ی", "ہ", "پ", "ڑ"]
    }
    LetterRow {
        letters: ["ا", "آ", "س", "د", "ڈ", "ف", "گ", "ح", "ھ", "ج", "ک", "ل"]
    }
    LetterRow {
        letters: ["ز", "ژ", "ش", "چ", "خ", "ط", "ب", "ن", "ں", "م", "ث", "ذ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["ص", "ض", "ظ", "غ", "ئ", "ؤ", "ۂ", "أ", "؟"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        comma: "،"
        period: "۔"
        lettersText: "ا ب پ"
    }
}
