import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

KeyboardLayout {
    inputMode: InputEngine.InputMode.Latin
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    LetterRow {
        letters: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    }
    LetterRow {
        letters: ["@", "#", "/", "&", "+", "=", "%", "*", "(", ")"]
    }
    LetterRow {
        letters: ["-", "_", ":", ";", "'", "\"", "?", "!"]
    }
    KeyboardRow {
        LetterRow {
            letters: ["€", "$", "£", "°", "•", "،", "؟"]
        }
        BackspaceKey {
            weight: 320
            repeat: false
        }
    }
    LastRow {
        inSymbols: true
    }
}
