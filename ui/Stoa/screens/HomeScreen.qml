import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Topics to choose from, and a search for those who have words of their own. */
StoaScreen {
    id: root

    readonly property HomeModel home: app.home

    title: qsTr("How can the city help you?")
    split: false
    backVisible: false
    nextText: qsTr("I’m finished")
    nextIcon: ""
    nextPrimary: false
    finishVisible: false
    onNext: app.askFinish()

    SearchEntry {
        objectName: "search"
        text: root.home.query
        label: qsTr("Search")
        hintText: qsTr("Search, or choose below")
        Layout.fillWidth: true
        onEdited: text => root.home.search(text)
    }
    PlainText {
        text: root.home.found
        tone: "soft"
        visible: text !== ""
        Layout.fillWidth: true
    }
    TileGrid {
        id: grid

        readonly property bool isFound: root.home.searching && root.home.results.count > 0

        // What is found has a sentence beside its name: one below the other, so that each ends with its page.
        mostColumns: grid.isFound ? 1 : Theme.columns
        lying: grid.isFound || Theme.columns === 1 || !Theme.isPortrait || root.home.categories.count > 6
        entries: grid.isFound ? root.home.results : root.home.categories
        Layout.fillWidth: true
        onChosen: key => grid.isFound ? root.home.openService(key) : root.home.openCategory(key)
    }
}
