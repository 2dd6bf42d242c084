pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! What the page wants, a person to turn to, and how the kiosk can be made to fit (G03). */
StoaScreen {
    id: root

    readonly property HelpModel help: app.help
    readonly property PreferencesModel preferences: app.preferences

    title: qsTr("How can we help?")
    lead: help.here
    helpVisible: false
    split: false

    ActionButton {
        objectName: "more-time"
        text: qsTr("I need more time")
        icon: "clock"
        Layout.fillWidth: true
        onClicked: root.preferences.moreTime()
    }
    Notice {
        kind: "success"
        body: qsTr("You have more time now. Do not hurry.")
        visible: root.preferences.timeFactor > 1
        Layout.fillWidth: true
    }
    Card {
        Layout.fillWidth: true

        GridLayout {
            columns: Theme.isPortrait || Theme.isLarge ? 1 : 2
            columnSpacing: Theme.mm(6)
            rowSpacing: Theme.mm(5)
            uniformCellWidths: true
            Layout.fillWidth: true

            Fact {
                icon: "person"
                label: qsTr("Talk to a person")
                value: root.help.counter
                Layout.fillWidth: true
            }
            Fact {
                icon: "phone"
                label: qsTr("Call the city")
                value: root.help.phone
                speech: root.help.phoneSpeech
                Layout.fillWidth: true
            }
            Fact {
                icon: "calendar"
                label: qsTr("Open")
                value: root.help.hours
                Layout.fillWidth: true
            }
        }
    }
    Notice {
        kind: "warning"
        title: root.help.emergency
        body: root.help.whereHere
        speech: root.help.emergencySpeech + "\n" + root.help.whereHere
        Layout.fillWidth: true
    }
    // The band above every page is out of the reach of some (E08).
    ActionButton {
        objectName: "warnings"
        text: qsTr("Warnings")
        icon: "warning"
        visible: root.app.offers.alerts.isWarned
        Layout.fillWidth: true
        onClicked: root.app.offers.alerts.openAll()
    }
    VoiceSettings {
        preferences: root.preferences
        Layout.fillWidth: true
    }
    ActionButton {
        objectName: "options"
        text: qsTr("How this kiosk works for you")
        icon: "hand"
        Layout.fillWidth: true
        onClicked: root.app.openOptions()
    }
    ActionButton {
        objectName: "about"
        text: qsTr("About this kiosk")
        icon: "info"
        Layout.fillWidth: true
        onClicked: root.app.openAbout()
    }
}
