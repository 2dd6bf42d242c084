import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! One thing worth knowing, with its sign: what it is called above, what it is below. */
GridLayout {
    id: root

    property string icon
    property string label
    property string value
    property string speech: value
    property string valueTag // the value's language, where it is not the page's

    readonly property real neededWidth: sign.size + columnSpacing + 2
                                        + Math.max(Theme.longestWord(label, "body"), Theme.longestWord(value, "body"))

    property bool roomy: width === 0 || width >= neededWidth // else the sign stands over the words, so that none is broken

    columns: roomy ? 2 : 1
    columnSpacing: Theme.mm(Theme.isPortrait ? 6 : 4)
    rowSpacing: 0
    Layout.alignment: Qt.AlignTop

    Icon {
        id: sign

        name: root.icon
        size: Math.round(Theme.tile * 1.3)
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Theme.mm(1.5)
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true

        PlainText {
            text: root.label
            tone: "soft"
            Layout.fillWidth: true
        }
        PlainText {
            readonly property string tag: root.valueTag

            text: root.value
            speech: root.speech
            strong: true
            Layout.fillWidth: true
        }
    }
}
