import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Cyrillic
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-", "ʼ"]
    }
    LetterRow {
        letters: ["й", "ц", "у", "к", "е", "н", "г", "ш", "щ", "з", "х", "ї"]
    }
    LetterRow {
        letters: ["ф", "і", "в", "а", "п", "р", "о", "л", "д", "ж", "є", "ґ"]
    }
    KeyboardRow {
        ShiftKey {
            weight: 220
        }
        LetterRow {
            letters: ["я", "ч", "с", "м", "и", "т", "ь", "б", "ю"]
        }
        BackspaceKey {
            weight: 220
            repeat: false
        }
    }
    LastRow {
        lettersText: "АБВ"
    }
}
