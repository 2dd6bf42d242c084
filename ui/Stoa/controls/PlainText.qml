import QtQuick
import Stoa.theme

/*! Text as nothing but text (P30). Its lines are as far apart as the script needs, no more: Noto Sans
    Arabic brings 2.1 em of line of its own and would hang low in every row, so the rest of its last
    line is taken off and the baseline is set by hand (H11). */
Text {
    id: root

    property string step: "body" // body | lead | small | h1 | h2 | tile | band | bar | foot | reference
    property string tone: "ink" // ink | soft | action | clay | leaf | onAction
    property string speech: text
    property real wordRoom: 0 // where it is set, letters become smaller (D01) before a word is broken
    readonly property real widest: wordRoom > 0 ? widestWord() : 0
    property bool oneLine: false // all its words together are what is kept whole
    property bool readable: true
    property bool strong: step === "h1" || step === "h2" || step === "tile" || step === "bar"
                          || step === "foot" || step === "reference"
    readonly property real rise: step === "reference" ? 0.388 : Theme.baselineRise
    readonly property real ascent: step === "reference" ? 1.069 : Theme.naturalAscent
    readonly property real natural: step === "reference" ? 1.37 : Theme.naturalLine
    property real lineFactor: step === "h1" || step === "h2" || step === "tile" || step === "bar"
                              || step === "foot" ? 1.22 + Math.max(0, Theme.lineHeightFactor - 1.42) * 1.55 : Theme.lineHeightFactor

    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.toneColor(tone)
    font.family: step === "reference" ? Theme.monoFamily : Theme.family
    font.pixelSize: widest > wordRoom
                    ? Math.max(Theme.leastSize, Math.floor(Theme.stepSize(step) * wordRoom / widest))
                    : Theme.stepSize(step)
    font.weight: strong ? Font.Bold : Font.Normal
    font.letterSpacing: 0 // joined scripts break under it (H12)
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: Math.ceil(font.pixelSize * lineFactor)
    topPadding: font.pixelSize * (rise + lineFactor / 2 - ascent)
    bottomPadding: -topPadding - Math.max(0, Math.ceil(font.pixelSize * natural) - lineHeight)
    activeFocusOnTab: readable && Theme.linearReading

    Accessible.role: step === "h1" || step === "h2" ? Accessible.Heading : Accessible.StaticText
    Accessible.name: root.speech
    Accessible.ignored: !root.readable
    Accessible.focusable: activeFocusOnTab

    Keys.onUpPressed: root.moveOn(false)
    Keys.onDownPressed: root.moveOn(true)

    FontMetrics {
        id: metrics

        font.family: root.step === "reference" ? Theme.monoFamily : Theme.family
        font.pixelSize: Theme.stepSize(root.step)
        font.weight: root.strong ? Font.Bold : Font.Normal
    }

    FocusRing {
        target: root
        shown: root.activeFocus
    }

    function widestWord(): real {
        const words = root.oneLine ? [root.text] : Theme.wordsOf(root.text);
        return metrics.height > 0 ? Math.max(...words.map(word => metrics.advanceWidth(word))) : 0; // with its font
    }

    function moveOn(forward: bool) {
        root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                    : Qt.BacktabFocusReason);
    }
}
