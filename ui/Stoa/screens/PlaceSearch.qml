import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! A place by a part of its name, or in the resident's own words. */
ColumnLayout {
    id: root

    required property PlaceModel place
    readonly property bool isOwnWords: place.way === "own-words"

    spacing: Theme.gap

    SearchEntry {
        objectName: "place-search"
        visible: !root.isOwnWords
        text: root.place.query
        label: root.place.ask
        hintText: root.place.way === "street" ? qsTr("Street and number") : qsTr("A part of its name")
        Layout.fillWidth: true
        onEdited: text => root.place.search(text)
    }
    TextEntry {
        objectName: "own-words"
        visible: root.isOwnWords
        text: root.isOwnWords ? root.place.query : ""
        label: root.place.ask
        labelShown: false
        multiline: true
        lines: 3
        maximumLength: 200
        Layout.fillWidth: true
        onEdited: text => root.place.search(text)
    }
    PlainText {
        text: root.place.found
        tone: "soft"
        visible: text !== "" && !root.isOwnWords
        Layout.fillWidth: true
    }
    Options {
        entries: root.place.places
        visible: !root.isOwnWords
        Layout.fillWidth: true
        onChosen: key => root.place.choose(key)
    }
}
