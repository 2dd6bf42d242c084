pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Answers to choose from; choosing does nothing else (G11). */
GridLayout {
    id: root

    required property RowList entries
    property bool exclusive: true

    signal chosen(key: string)

    columns: Theme.optionColumns
    columnSpacing: Theme.gap
    rowSpacing: Theme.isPortrait ? Theme.gap : Theme.mm(3.2)
    uniformCellWidths: true

    Repeater {
        model: root.entries

        OptionRow {
            required property string key
            required text
            required detail
            required icon
            required speech
            required checked

            objectName: key
            exclusive: root.exclusive
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.chosen(key)
        }
    }
}
