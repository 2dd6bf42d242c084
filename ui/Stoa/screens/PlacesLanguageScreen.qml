import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! The languages that are spoken somewhere, to ask for one. */
StoaScreen {
    id: root

    readonly property HelpPlacesModel places: app.offers.places

    title: qsTr("Which language do you want?")
    split: false

    Options {
        entries: root.places.languages
        columns: 1
        Layout.fillWidth: true
        onChosen: key => root.places.chooseLanguage(key)
    }
}
