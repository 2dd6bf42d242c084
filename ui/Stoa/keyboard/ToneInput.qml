import QtQuick

/*! Puts a Vietnamese tone on the vowel before the cursor, as one letter (NFC), so that every tone is a
    single tap. A second tone takes the place of the first. */
TurningInput {
    id: root

    keys: ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    standsAlone: false

    function turned(letter: string, place: int): string {
        const bare = letter.normalize("NFD").split("").filter(mark => root.keys.indexOf(mark) < 0).join("");
        const toned = String(bare + root.keys[place]).normalize("NFC");
        return toned.length === 1 ? toned : "";
    }
}
