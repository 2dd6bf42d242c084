import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The services of one topic. */
StoaScreen {
    id: root

    title: app.home.categoryTitle
    lead: Theme.isPortrait && !Theme.isLarge ? qsTr("What is it about?") : ""
    split: false

    TileGrid {
        entries: root.app.home.services
        mostColumns: Theme.isPortrait || Theme.isLarge ? 1 : 2
        lying: true
        detailShown: Theme.isPortrait && !Theme.isLarge // the next page tells more
        Layout.fillWidth: true
        onChosen: key => root.app.home.openService(key)
    }
}
