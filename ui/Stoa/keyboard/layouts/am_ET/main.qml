import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: orders
    keyWeight: 160

    OrderInput {
        id: orders
    }
    TurningRow {
        input: orders
    }
    LetterRow {
        letters: ["ሀ", "ለ", "ሐ", "መ", "ሠ", "ረ", "ሰ", "ሸ", "ቀ", "በ", "ተ", "ቸ"]
    }
    LetterRow {
        letters: ["ኀ", "ነ", "ኘ", "አ", "ከ", "ኸ", "ወ", "ዐ", "ዘ", "ዠ", "የ", "ደ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["ጀ", "ገ", "ጠ", "ጨ", "ጰ", "ጸ", "ፀ", "ፈ", "ፐ", "ቨ"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        comma: "፣"
        period: "።"
        lettersText: "ሀለሐ"
    }
}
