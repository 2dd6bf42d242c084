pragma Singleton

import QtQuick

/*! Every size and colour of the screen. Main writes the settings; the rest is derived.

    Lengths are millimetres of the real panel (accessibility section 6), text steps grow with the
    resident's text size, colours follow the chosen theme. */
QtObject {
    id: root

    // Settings, written by Main.
    property real pxPerMm: 4.03
    property int textSize: 100 // 100 | 125 | 150 | 200
    property string themeName: "light" // light | dark | yellow-on-black | black-on-white
    property list<string> fontFamilies: ["Noto Sans"]
    property real lineHeightFactor: 1.42 // of the letter size, by script (H11)
    property real viewportWidth: 1080
    property real viewportHeight: 1920
    property bool lessMotion: false
    property bool mirrored: false
    property bool linearReading: false // plain text can be reached with the keys, too

    // Written by the keyboard and the frame, so that neither covers the other (E09, E10).
    property real keyboardSpace: 0
    property real footSpace: 0
    property real toolSpace: 0 // of tools that stay between keyboard and foot
    property real railSpace: 0
    property real warningSpace: 0

    // Shape of the panel.
    readonly property bool isPortrait: viewportHeight >= viewportWidth
    readonly property bool isCompact: viewportWidth < mm(320) && !isPortrait
    readonly property bool isLarge: textSize >= 150
    readonly property bool isSplit: !isPortrait && textSize <= (isCompact ? 100 : 125)
    readonly property real railWidth: isPortrait ? 0 : Math.ceil(mm(isCompact ? 56 : 64) * (isLarge ? 1.25 : 1))
    readonly property real contentWidth: viewportWidth - 2 * pad - railWidth
    readonly property int columns: Math.max(1, Math.min(isPortrait ? 2 : 3,
                                                        Math.floor(contentWidth / (tile * 6.8))))
    readonly property int optionColumns: isPortrait || isSplit || textSize > 100 ? 1 : 2

    // Text. A step never falls below the letter heights of D01; bar and band grow a little slower.
    readonly property real scale: textSize / 100
    readonly property real softScale: 1 + (scale - 1) * 0.6
    readonly property int body: Math.round(mm(10.85) * scale)
    readonly property int small: body
    readonly property int lead: body
    readonly property int tile: Math.round(mm(11.4) * scale)
    readonly property int h2: Math.round(isPortrait ? mm(12.9) * softScale : mm(12) * (1 + (scale - 1) * 0.3))
    readonly property int h1: Math.round(isPortrait ? mm(16.87) * softScale : mm(13.4) * (1 + (scale - 1) * 0.35))
    readonly property int band: Math.round(mm(isPortrait ? 9.93 : 9.2) * (isPortrait ? softScale : 1 + (scale - 1) * 0.4))
    readonly property int bar: Math.round(mm(8.93) * (1 + (scale - 1) * 0.25))
    readonly property int leastSize: Math.ceil(mm(textSize < 200 ? 6.75 : 10.3)) // D01, D02
    readonly property int foot: Math.round(mm(isPortrait ? 11.4 : 10.4) * (1 + (scale - 1) * 0.15))
    readonly property int reference: Math.round(mm(isPortrait ? 29.3 : 26) * (1 + (scale - 1) * 0.35))

    readonly property string family: fontFamilies.length > 0 ? fontFamilies[0] : "Noto Sans"
    readonly property bool needsCandidates: family.indexOf("CJK") >= 0 // typed by choosing words
    readonly property FontMetrics metrics: FontMetrics {
        font.family: root.family
        font.pixelSize: 100
    }
    readonly property FontMetrics strongMetrics: FontMetrics {
        font.family: root.family
        font.pixelSize: 100
        font.weight: Font.Bold
    }
    readonly property real naturalLine: metrics.height / 100 // em, as the font itself brings it
    readonly property real naturalAscent: metrics.ascent / 100
    readonly property real baselineRise: (metrics.ascent - metrics.descent) / 200 // em under the middle
    readonly property string monoFamily: "Noto Sans Mono"

    // Lengths.
    readonly property real hairline: Math.max(1, Math.round(mm(isHighContrast ? 0.75 : 0.5)))
    readonly property real stroke: Math.round(mm(1))
    readonly property real radius: Math.round(mm(3.47))
    readonly property real gap: Math.round(mm(isPortrait ? 5 : 4))
    readonly property real pad: Math.round(mm(isPortrait ? 12 : 9))
    readonly property real targetMin: Math.ceil(mm(15))
    readonly property real target: Math.ceil(mm(20))
    readonly property real targetLarge: Math.ceil(mm(isPortrait ? 30.7 : 25))
    readonly property real tileHeight: Math.ceil(mm(isPortrait ? 65 : 42))
    readonly property real keyHeight: Math.ceil(mm(isPortrait ? 25 : isCompact ? 19 : 15.6))
    readonly property real topHeight: Math.ceil(mm(isPortrait ? 37.2 : 22))
    readonly property real toolsHeight: Math.ceil(mm(31.8))
    readonly property real footHeight: Math.ceil(mm(isPortrait ? 49.6 : 31))
    readonly property real focusOffset: Math.round(mm(1))
    readonly property real focusWidth: Math.max(2, Math.round(mm(1)))

    readonly property int duration: lessMotion ? 0 : 140

    // Colours.
    readonly property bool isHighContrast: themeName === "yellow-on-black"
                                           || themeName === "black-on-white"
    readonly property ThemeColors colors: themeName === "dark" ? palettes.dark
                                          : themeName === "yellow-on-black" ? palettes.yellowOnBlack
                                          : themeName === "black-on-white" ? palettes.blackOnWhite
                                          : palettes.light
    readonly property color paper: colors.paper
    readonly property color card: colors.card
    readonly property color ink: colors.ink
    readonly property color soft: colors.soft
    readonly property color line: colors.line
    readonly property color fieldEdge: colors.fieldEdge
    readonly property color action: colors.action
    readonly property color actionInk: colors.actionInk
    readonly property color actionDeep: colors.actionDeep
    readonly property color actionWash: colors.actionWash
    readonly property color sun: colors.sun
    readonly property color sunWash: colors.sunWash
    readonly property color clay: colors.clay
    readonly property color clayWash: colors.clayWash
    readonly property color leaf: colors.leaf
    readonly property color leafWash: colors.leafWash
    readonly property color focusInner: colors.focusInner
    readonly property color focusOuter: colors.focusOuter

    readonly property Palettes palettes: Palettes {}

    function mm(length: real): real {
        return length * root.pxPerMm;
    }

    /*! What no line may break: words and their parts; scripts without spaces break between any two signs. */
    function wordsOf(text: string): list<string> {
        const isUnspaced = root.needsCandidates && root.family.indexOf("KR") < 0;
        return isUnspaced ? [text.slice(0, 4)] : text.replace(/-/g, "- ").split(/[\s\u00ad]+/);
    }

    /*! How wide the longest word of a strong text is, which no line may break. */
    function longestWord(text: string, step: string): real {
        return root.wordsOf(text).reduce((most, part) => Math.max(most, root.strongMetrics.advanceWidth(part)), 0)
               * root.stepSize(step) / 100;
    }

    function stepSize(step: string): int {
        switch (step) {
        case "h1": return root.h1;
        case "h2": return root.h2;
        case "tile": return root.tile;
        case "bar": return root.bar;
        case "foot": return root.foot;
        case "band": return root.band;
        case "reference": return root.reference;
        default: return root.body;
        }
    }

    function toneColor(tone: string): color {
        switch (tone) {
        case "soft": return root.soft;
        case "action": return root.action;
        case "clay": return root.clay;
        case "leaf": return root.leaf;
        case "onAction": return root.actionInk;
        default: return root.ink;
        }
    }
}
