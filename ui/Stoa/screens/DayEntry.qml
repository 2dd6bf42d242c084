import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! One entry of a list by days; the first of a day has the day over it, on the same page. */
Item {
    id: root

    property string entryName
    property string text
    property string detail
    property string icon
    property string day
    property string nameTag // the language of the text, where it is not the page's

    signal clicked

    implicitHeight: lines.implicitHeight

    ColumnLayout {
        id: lines

        width: root.width
        spacing: Theme.gap

        PlainText {
            text: root.day
            step: "h2"
            visible: text !== ""
            Layout.fillWidth: true
        }
        Tile {
            readonly property string nameTag: root.nameTag

            objectName: root.entryName
            text: root.text
            detail: root.detail
            shownDetail: Theme.isPortrait ? detail : detail.split("\n").join("\u2003") // when and where in one line
            icon: root.icon
            lying: true
            Layout.fillWidth: true
            onClicked: root.clicked()
        }
    }
}
