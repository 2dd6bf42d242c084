import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! What the city asks everybody about, and a way to complain or praise. */
StoaScreen {
    id: root

    title: qsTr("Have your say")
    lead: Theme.isLarge ? "" : qsTr("You do not need to give your name.")
    split: false

    TileGrid {
        entries: root.app.offers.say.rows
        mostColumns: Theme.isPortrait || Theme.isLarge ? 1 : 2
        lying: true
        detailShown: Theme.isPortrait && !Theme.isLarge // the next page tells more
        Layout.fillWidth: true
        onChosen: key => root.app.offers.say.open(key)
    }
}
