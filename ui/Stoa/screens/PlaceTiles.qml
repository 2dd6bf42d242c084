pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Topics or places; one whose name nobody translated is said in the language of its name. */
GridLayout {
    id: root

    required property RowList entries
    property int mostColumns: 1
    property bool detailShown: true

    signal chosen(key: string)

    readonly property real widest: {
        let most = 1;
        for (let i = 0; i < children.length; ++i)
            most = Math.max(most, (children[i] as Tile)?.neededWidth ?? 0);
        return most;
    }

    columns: Math.max(1, Math.min(mostColumns, Math.floor((width + columnSpacing) / (widest + columnSpacing))))
    columnSpacing: Theme.gap * 1.2
    rowSpacing: Theme.gap * 1.2
    uniformCellWidths: true

    Repeater {
        model: root.entries

        Tile {
            required property string key
            required property string nameTag
            required text
            required detail
            required icon

            objectName: key
            lying: true
            detailShown: root.detailShown
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.chosen(key)
        }
    }
}
