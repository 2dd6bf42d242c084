import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! The places of one topic, the nearest first. */
StoaScreen {
    id: root

    readonly property HelpPlacesModel places: app.offers.places

    title: places.topic
    split: false

    PlaceResults {
        places: root.places
        Layout.fillWidth: true
    }
}
