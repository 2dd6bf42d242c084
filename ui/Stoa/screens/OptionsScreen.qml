pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! How this kiosk works for you: each row takes the next value; all of it ends with the session (F09). */
StoaScreen {
    id: root

    readonly property OptionsModel options: app.options

    title: qsTr("How this kiosk works for you")
    lead: qsTr("Touch a row to change it.")
    helpVisible: false

    TileGrid {
        entries: root.options.rows
        columns: 1
        lying: true
        Layout.fillWidth: true
        onChosen: key => root.options.change(key)
    }
}
