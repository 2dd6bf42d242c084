import QtQuick
import QtQuick.VirtualKeyboard as VK

/*! Puts a Vietnamese tone on the vowel before the cursor, as one letter (NFC), so that every tone is a
    single tap. A second tone takes the place of the first. */
VK.InputMethod {
    id: root

    readonly property string tones: "\u0300\u0301\u0303\u0309\u0323"

    function inputModes(locale: string): list<int> {
        return [VK.InputEngine.InputMode.Latin];
    }

    function setInputMode(locale: string, mode: int): bool {
        return true;
    }

    function setTextCase(textCase: int): bool {
        return true;
    }

    function reset() {
    }

    function update() {
    }

    function keyEvent(key: int, text: string, modifiers: int): bool {
        if (text.length !== 1 || root.tones.indexOf(text) < 0)
            return false;
        const before = root.inputContext.surroundingText.charAt(root.inputContext.cursorPosition - 1);
        const bare = before.normalize("NFD").split("").filter(mark => root.tones.indexOf(mark) < 0).join("");
        const toned = (bare + text).normalize("NFC");
        if (before !== "" && toned.length === 1)
            root.inputContext.commit(toned, -1, 1);
        return true;
    }
}
