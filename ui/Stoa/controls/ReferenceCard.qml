import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The reference, large enough to copy by hand, with its check word. */
Card {
    id: root

    breakable: false
    sheetColor: Theme.leafWash // it is done, to be seen from afar
    sheetEdge: Theme.leaf
    sheetEdgeWidth: Theme.stroke

    property string label
    property string reference
    property string checkWordLabel
    property string checkWord
    property string spelt: reference // read symbol by symbol

    PlainText {
        text: root.label
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    PlainText {
        text: root.reference
        speech: root.spelt
        step: "reference"
        lineFactor: 1.15
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.body
        wrapMode: Text.NoWrap
        Layout.fillWidth: true
        Layout.preferredWidth: 1
    }
    GridLayout {
        id: check

        visible: root.checkWord !== ""
        columns: Theme.isLarge || named.implicitWidth + word.implicitWidth + columnSpacing > root.availableWidth ? 1 : 2
        columnSpacing: Theme.mm(4)
        rowSpacing: 0
        Layout.alignment: Qt.AlignHCenter

        PlainText {
            id: named

            text: root.checkWordLabel
            Layout.alignment: Qt.AlignHCenter
        }
        PlainText {
            id: word

            text: root.checkWord
            step: "tile"
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
