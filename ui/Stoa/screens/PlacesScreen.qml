import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Help near this kiosk: by topic, or by words of one's own; the topics below one where it has several. */
StoaScreen {
    id: root

    readonly property HelpPlacesModel places: app.offers.places
    readonly property bool isTop: app.navigator.subject === ""
    readonly property bool isForeign: places.topicTag !== ""

    title: isTop || isForeign ? qsTr("Find help near me") : places.topic
    split: false

    Told {
        objectName: "topic-name"
        text: root.isForeign ? root.places.topic : ""
        tag: root.places.topicTag
        step: "h2"
    }
    SearchEntry {
        objectName: "places-search"
        visible: root.isTop
        text: root.places.query
        label: qsTr("Search")
        hintText: qsTr("Search, or choose below")
        Layout.fillWidth: true
        onEdited: text => root.places.search(text)
    }
    PlaceResults {
        places: root.places
        visible: root.places.searching
        Layout.fillWidth: true
    }
    PlaceTiles {
        entries: root.places.topics
        visible: !root.places.searching || root.places.rows.count === 0
        mostColumns: Theme.isLarge ? 1 : 2
        detailShown: Theme.isPortrait && !Theme.isLarge // the next page tells more
        Layout.fillWidth: true
        onChosen: key => root.places.openTopic(key)
    }
}
