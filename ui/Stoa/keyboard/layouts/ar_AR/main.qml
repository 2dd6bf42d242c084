import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Arabic
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["ض", "ص", "ث", "ق", "ف", "غ", "ع", "ه", "خ", "ح", "ج"]
    }
    LetterRow {
        letters: ["ش", "س", "ي", "ب", "ل", "ا", "ت", "ن", "م", "ك", "ط"]
    }
    LetterRow {
        letters: ["ئ", "ء", "ؤ", "ر", "ى", "ة", "و", "ز", "ظ", "د", "ذ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["أ", "إ", "آ", "ـ", "؟"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        comma: "،"
        lettersText: "أ ب ت"
    }
}
