import QtQuick
import Stoa.controls
import Stoa.theme

/*! One control in one state, with the state's name over it. It stands on whole pixels, so that two cells
    differ only where their states do. */
Column {
    id: root

    required property string modelData // "rest", or states joined by a comma
    property bool wide: false

    readonly property bool isWide: wide || Theme.textSize > 125

    spacing: Math.round(Theme.mm(2))
    width: Math.round((Theme.viewportWidth - 2 * Theme.pad) * (isWide ? 1 : 0.5) - (isWide ? 0 : Theme.gap))
    height: Math.ceil(implicitHeight)

    PlainText {
        width: parent.width
        height: Math.ceil(implicitHeight)
        text: root.modelData
        step: "band"
        tone: "soft"
        lineFactor: 1.2
        font.family: "Noto Sans"
    }

    function has(state: string): bool {
        return root.modelData.split(", ").indexOf(state) >= 0;
    }
}
