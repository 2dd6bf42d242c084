import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! Where something is, without a map: first how to say it, then what is found. */
QuestionPage {
    id: root

    required property PlaceModel place

    Notice {
        kind: "problem"
        body: root.journey.problem
        visible: body !== ""
        Layout.fillWidth: true
    }
    Options {
        entries: root.place.ways
        visible: root.place.way === ""
        Layout.fillWidth: true
        onChosen: key => root.place.chooseWay(key)
    }
    PlaceSearch {
        place: root.place
        visible: root.place.way !== ""
        Layout.fillWidth: true
    }
}
