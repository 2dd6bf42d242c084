import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

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
        entries: root.home.searching && root.home.results.count > 0 ? root.home.results
                                                                 : root.home.categories
        Layout.fillWidth: true
        onChosen: key => root.home.searching && root.home.results.count > 0 ? root.home.openService(key)
                                                                           : root.home.openCategory(key)
    }
}
