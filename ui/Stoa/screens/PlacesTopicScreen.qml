import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! The places of one topic, the nearest first. */
StoaScreen {
    id: root

    readonly property HelpPlacesModel places: app.offers.places
    readonly property bool isForeign: places.topicTag !== ""

    title: isForeign ? qsTr("Find help near me") : places.topic
    split: false

    Told {
        objectName: "topic-name"
        text: root.isForeign ? root.places.topic : ""
        tag: root.places.topicTag
        step: "h2"
    }
    PlaceResults {
        places: root.places
        Layout.fillWidth: true
    }
}
