pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Tiles from rows: categories, services, what a search found. */
GridLayout {
    id: root

    required property RowList entries

    property bool lying: Theme.columns === 1 || !Theme.isPortrait

    property bool detailShown: true

    signal chosen(key: string)

    columns: Theme.columns
    columnSpacing: Theme.gap * 1.2
    rowSpacing: Theme.gap * 1.2
    uniformCellWidths: true

    Repeater {
        model: root.entries

        Tile {
            required property string key
            required text
            required detail
            required icon
            required speech

            objectName: key
            lying: root.lying
            detailShown: root.detailShown
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.chosen(key)
        }
    }
}
