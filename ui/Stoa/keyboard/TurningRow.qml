pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

/*! Keys that turn the letter before the cursor; each shows what it would make of it. */
KeyboardRow {
    id: root

    required property TurningInput input
    readonly property string before: InputContext.surroundingText.charAt(InputContext.cursorPosition - 1)

    Repeater {
        model: root.input.keys

        Key {
            required property string modelData
            required property int index

            text: modelData
            displayText: (root.before === "" ? "" : root.input.turned(root.before, index)) || modelData
        }
    }
}
