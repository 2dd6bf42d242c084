import QtQuick

/*! Devanagari and Bengali: a vowel after a consonant becomes its sign, anywhere else it stands alone. A
    second tap of the same key writes it alone after all, as in गई. */
TurningInput {
    id: root

    property list<string> signs // of each key; empty where a vowel has none

    function turned(letter: string, place: int): string {
        const sign = root.signs[place];
        if (sign === "")
            return "";
        if (letter === sign)
            return root.keys[place];
        return root.isConsonant(letter) ? letter + sign : "";
    }

    function isConsonant(letter: string): bool {
        const place = letter.charCodeAt(0) & 0x7f; // the same in both scripts
        const code = letter.charCodeAt(0);
        return code >= 0x900 && code < 0xa00 && (place >= 0x15 && place <= 0x3c || place >= 0x58 && place <= 0x5f);
    }
}
