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

    property int mostColumns: Theme.columns
    readonly property real widest: {
        let most = 1;
        for (let i = 0; i < children.length; ++i)
            most = Math.max(most, (children[i] as Tile)?.neededWidth ?? 0);
        return most;
    }

    columns: mostColumns
    columnSpacing: Theme.gap * 1.2
    rowSpacing: Theme.gap * (Theme.isPortrait ? 1.2 : 1)
    uniformCellWidths: true

    onWidthChanged: Qt.callLater(root.fit)
    onWidestChanged: Qt.callLater(root.fit)
    onMostColumnsChanged: Qt.callLater(root.fit)
    onColumnSpacingChanged: Qt.callLater(root.fit)

    /*! As many beside each other as leave every word whole; apart from the layout that asks for it. */
    function fit() {
        if (width <= 0)
            return;
        columns = Math.max(1, Math.min(mostColumns, Math.floor((width + columnSpacing) / (widest + columnSpacing))));
    }

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
