import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: vowels
    keyWeight: 160

    VowelInput {
        id: vowels

        keys: ["अ", "आ", "इ", "ई", "उ", "ऊ", "ऋ", "ए", "ऐ", "ओ", "औ", "ऑ"]
        signs: ["", "ा", "ि", "ी", "ु", "ू", "ृ", "े", "ै", "ो", "ौ", "ॉ"]
    }
    KeyboardRow {
        TurningRow {
            input: vowels
        }
        LetterRow {
            letters: ["ं"]
        }
    }
    LetterRow {
        letters: ["क", "ख", "ग", "घ", "ङ", "च", "छ", "ज", "झ", "ञ", "्", "़", "ँ"]
    }
    LetterRow {
        letters: ["ट", "ठ", "ड", "ढ", "ण", "त", "थ", "द", "ध", "न", "श", "ष", "स"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["प", "फ", "ब", "भ", "म", "य", "र", "ल", "ळ", "व", "ह", "ः"]
        }
        BackspaceKey {
            weight: 160
            repeat: false
        }
    }
    LastRow {
        period: "।"
        lettersText: "कखग"
    }
}
