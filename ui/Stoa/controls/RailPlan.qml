pragma ComponentBehavior: Bound

import QtQuick
import Stoa.theme

/*! How the rail of a lying panel is shared: the tools above, the turning of pages at its lower end,
    whose room is kept on every page so that no tool moves (E10). Signs are drawn where they fit
    beside whole words; it depends on words and sizes alone, never on the page. */
Item {
    id: root

    property real room // height of the rail
    property list<string> tools
    property list<string> turns // back up, more below
    property real wordRoom // width of a word in a button of the rail

    readonly property real sign: Theme.bar * 1.15
    readonly property real toolEdge: Theme.mm(1)
    readonly property real gap: Theme.gap
    readonly property real margin: Theme.mm(3)
    readonly property real line: Math.ceil(Theme.bar * lineMeasure.lineFactor)
    readonly property real drawnHeight: root.toolsHeight(true)
    readonly property real plainHeight: root.toolsHeight(false)
    readonly property real tightHeight: toolWords.count * (Theme.target + gap) - gap
    readonly property real leftOver: room - 2 * margin - Theme.mm(5)
    readonly property real widest: root.mostOf(0, (most, words) => Math.max(most, words.implicitWidth))
    readonly property real highest: root.mostOf(line, (most, words) => Math.max(most, words.implicitHeight))
    readonly property list<string> forms: [
        ...(widest + Theme.mm(1) <= wordRoom ? ["over"] : []),
        ...(widest + Theme.bar * 1.13 + Theme.mm(2.5) <= wordRoom ? ["beside"] : []),
        "word"
    ]
    readonly property var choice: root.chosen()
    readonly property bool drawn: choice.drawn
    readonly property string form: choice.form
    readonly property bool tight: form === "line" // words in one line, as small as that takes
    readonly property real turnHeight: root.turnerHeight(form)
    readonly property real toolsEnd: margin + (tight ? tightHeight : drawn ? drawnHeight : plainHeight)
    readonly property real toolRoom: room - margin - turnHeight - Theme.mm(5)

    visible: false

    /*! Words and signs of all, then signs of the tools, then words alone, then smaller words. */
    function chosen(): var {
        for (const drawn of [true, false]) {
            for (const form of forms) {
                if ((drawn ? drawnHeight : plainHeight) + root.turnerHeight(form) <= leftOver)
                    return { "drawn": drawn, "form": form };
            }
        }
        return { "drawn": false, "form": "line" };
    }

    function mostOf(least: real, more: var): real {
        let most = least;
        for (let i = 0; i < turnWords.count; ++i) {
            const words = turnWords.itemAt(i);
            most = words === null ? most : more(most, words);
        }
        return most;
    }

    function turnerHeight(form: string): real {
        const over = Math.max(Theme.target, line + Theme.bar * 1.13 + Theme.mm(3));
        switch (form) {
        case "over": return 2 * over + line + Theme.mm(2);
        case "word": return 2 * Math.max(Theme.target, highest + Theme.mm(2)) + line + Theme.mm(2);
        default: return 2 * Theme.target + line + Theme.mm(2);
        }
    }

    function toolsHeight(drawn: bool): real {
        let height = 0;
        for (let i = 0; i < toolWords.count; ++i) {
            const words = toolWords.itemAt(i)?.implicitHeight ?? 0;
            height += Math.max(Theme.target, words + (drawn ? sign + Theme.mm(0.5) : 0) + 2 * toolEdge);
        }
        return height + Math.max(0, toolWords.count - 1) * gap;
    }

    PlainText {
        id: lineMeasure

        step: "bar"
    }
    Repeater {
        id: toolWords

        model: root.tools

        PlainText {
            required property string modelData

            text: modelData
            step: "bar"
            width: root.wordRoom - 2 // layouts round
            wordRoom: root.wordRoom - 2
        }
    }
    Repeater {
        id: turnWords

        model: root.turns

        PlainText {
            required property string modelData

            text: modelData
            step: "bar"
            width: root.wordRoom - 2
            wordRoom: root.wordRoom - 2
        }
    }
}
