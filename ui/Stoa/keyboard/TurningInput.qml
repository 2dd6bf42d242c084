import QtQuick
import QtQuick.VirtualKeyboard as VK

/*! Letters are written as they are tapped; some keys turn the letter before the cursor into another, so
    that every letter of a language is one or two taps, none of them long. */
VK.InputMethod {
    id: root

    property list<string> keys
    property bool standsAlone: true // whether such a key writes itself where there is nothing to turn

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
        const place = root.keys.indexOf(text);
        if (place < 0)
            return false;
        const before = root.inputContext.surroundingText.charAt(root.inputContext.cursorPosition - 1);
        const turned = before === "" ? "" : root.turned(before, place);
        if (turned !== "")
            root.inputContext.commit(turned, -1, 1);
        else if (root.standsAlone)
            root.inputContext.commit(text);
        return true;
    }

    /*! What one of the keys makes of a letter; empty where it makes nothing of it. */
    function turned(letter: string, place: int): string {
        return "";
    }
}
