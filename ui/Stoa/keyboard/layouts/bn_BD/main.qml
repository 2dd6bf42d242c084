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

        keys: ["অ", "আ", "ই", "ঈ", "উ", "ঊ", "ঋ", "এ", "ঐ", "ও", "ঔ"]
        signs: ["", "া", "ি", "ী", "ু", "ূ", "ৃ", "ে", "ৈ", "ো", "ৌ"]
    }
    KeyboardRow {
        TurningRow {
            input: vowels
        }
        LetterRow {
            letters: ["ং", "ঁ"]
        }
    }
    LetterRow {
        letters: ["ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ", "ঝ", "ঞ", "্", "ৎ", "ঃ"]
    }
    LetterRow {
        letters: ["ট", "ঠ", "ড", "ঢ", "ণ", "ত", "থ", "দ", "ধ", "ন", "শ", "ষ", "স", "হ"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["প", "ফ", "ব", "ভ", "ম", "য", "র", "ল", "ড়", "ঢ়", "য়"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        period: "।"
        lettersText: "কখগ"
    }
}
