import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import QtQuick.VirtualKeyboard.Plugins
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Hangul
    inputMethod: HangulInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["ㅃ", "ㅉ", "ㄸ", "ㄲ", "ㅆ", "ㅒ", "ㅖ"]
    }
    LetterRow {
        letters: ["ㅂ", "ㅈ", "ㄷ", "ㄱ", "ㅅ", "ㅛ", "ㅕ", "ㅑ", "ㅐ", "ㅔ"]
    }
    LetterRow {
        letters: ["ㅁ", "ㄴ", "ㅇ", "ㄹ", "ㅎ", "ㅗ", "ㅓ", "ㅏ", "ㅣ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["ㅋ", "ㅌ", "ㅊ", "ㅍ", "ㅠ", "ㅜ", "ㅡ"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        lettersText: "가나다"
    }
}
