import QtQuick
import QtQuick.VirtualKeyboard as VK

/*! Puts a Vietnamese tone on the vowel before the cursor, as one letter (NFC), so that every tone is a
    single tap. A second tone takes the place of the first. */
VK.InputMethod {
    id: root

    readonly property string tones: "\u0300\u0301\u0303\u0309\u0323"

    // Qt calls these with untyped values.
    function inputModes(locale: var): var {
        return [VK.InputEngine.InputMode.Latin];
    }

    function setInputMode(locale: var, mode: var): var {
        return true;
    }

    function setTextCase(textCase: var): var {
        return true;
    }

    function reset() {
    }

    function update() {
    }

    function selectionLists(): var {
        return [];
    }

    function keyEvent(key: var, text: var, modifiers: var): var {
        if (text.length !== 1 || root.tones.indexOf(text) < 0)
            return false;
        const before = root.inputContext.surroundingText.charAt(root.inputContext.cursorPosition - 1);
        const bare = before.normalize("NFD").split("").filter(mark => root.tones.indexOf(mark) < 0).join("");
        const toned = String(bare + text).normalize("NFC");
        if (before !== "" && toned.length === 1)
            root.inputContext.commit(toned, -1, 1);
        return true;
    }
}
