import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components
import Stoa.keyboard

/*! Twelve keys in the order of a telephone (C03). */
KeyboardLayout {
    inputMode: InputEngine.InputMode.Dialable
    inputMethod: PlainInputMethod {}
    keyWeight: 160

    KeyboardRow {
        Layout.fillWidth: false
        Layout.alignment: Qt.AlignHCenter
        Layout.preferredWidth: Math.min(parent.width, height * 1.9)

        KeyboardColumn {
            Layout.preferredWidth: 3

            LetterRow {
                letters: ["1", "2", "3"]
            }
            LetterRow {
                letters: ["4", "5", "6"]
            }
            LetterRow {
                letters: ["7", "8", "9"]
            }
            LetterRow {
                letters: ["+", "0", "-"]
            }
        }
        KeyboardColumn {
            Layout.preferredWidth: 1

            BackspaceKey {
                repeat: false
            }
            HideKeyboardKey {}
            EnterKey {}
        }
    }
}
