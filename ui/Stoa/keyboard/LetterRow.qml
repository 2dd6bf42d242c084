pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.VirtualKeyboard.Components

/*! One row of letters, each a key of its own: nothing hides behind a long press (C09). */
KeyboardRow {
    id: root

    required property list<string> letters

    Repeater {
        model: root.letters

        Key {
            required property string modelData

            text: modelData
        }
    }
}
