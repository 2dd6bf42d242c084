pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

GalleryFrame {
    id: root

    readonly property list<string> icons: ["street-light", "document", "heart", "bus", "vote", "check"]

    title: texts.home
    split: false
    backVisible: false
    nextText: texts.finish
    nextIcon: ""
    nextPrimary: false
    finishText: ""

    SearchEntry {
        hintText: root.texts.search
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.columns
        columnSpacing: Theme.mm(6)
        rowSpacing: Theme.mm(6)
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: root.texts.tiles

            Tile {
                required property string modelData
                required property int index

                text: modelData
                icon: root.icons[index]
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
