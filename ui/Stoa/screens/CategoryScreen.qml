import QtQuick
import QtQuick.Layouts

/*! The services of one topic. */
StoaScreen {
    id: root

    title: app.home.categoryTitle
    lead: qsTr("What is it about?")

    TileGrid {
        entries: root.app.home.services
        columns: 1
        lying: true
        Layout.fillWidth: true
        onChosen: key => root.app.home.openService(key)
    }
}
