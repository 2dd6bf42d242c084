import QtQuick

/*! Ethiopic by two taps: a letter in its first form, then one of seven keys that turn it into another of
    its forms. A second tap of these takes the place of the first; on a form with round lips it gives that
    another vowel. Where no such letter stands before the
    cursor, they write the vowels they are named after. */
TurningInput {
    id: root

    readonly property var lipped: ({
            0x1240: 0x124b,
            0x1280: 0x128b,
            0x12a8: 0x12b3,
            0x1308: 0x1313
        }) // whose form with round lips stands in a row of its own

    readonly property list<int> round: [-1, 2, 3, 4, 5, -1, 0] // where each key finds it in that row

    keys: ["ኡ", "ኢ", "ኣ", "ኤ", "እ", "ኦ", "ኧ"]

    function turned(letter: string, place: int): string {
        const code = letter.charCodeAt(0);
        if (code < 0x1200 || code > 0x1357)
            return "";
        const row = code - code % 8;
        const isLipped = row - 8 in root.lipped;
        if (isLipped && root.round[place] >= 0)
            return String.fromCharCode(row + root.round[place]);
        if (place < 6)
            return String.fromCharCode((isLipped ? row - 8 : row) + place + 1);
        return String.fromCharCode(row === 0x12d0 ? code : root.lipped[row] ?? row + 7);
    }
}
