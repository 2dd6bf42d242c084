import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! The voice: on or off, louder or softer, faster or slower; and less motion. */
GridLayout {
    id: root

    required property PreferencesModel preferences

    columns: Theme.isLarge ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap
    uniformCellWidths: true

    OptionRow {
        objectName: "voice"
        text: qsTr("Speak each page")
        exclusive: false
        checked: root.preferences.voice
        Layout.fillWidth: true
        onClicked: root.preferences.toggleVoice()
    }
    OptionRow {
        objectName: "less-motion"
        text: qsTr("Nothing moves")
        exclusive: false
        checked: root.preferences.lessMotion
        Layout.fillWidth: true
        onClicked: root.preferences.toggleMotion()
    }
    PlainText {
        text: root.preferences.volumeText
        Layout.columnSpan: root.columns
        Layout.fillWidth: true
    }
    ActionButton {
        text: qsTr("Softer")
        icon: "minus"
        Layout.fillWidth: true
        onClicked: root.preferences.changeVolume(-1)
    }
    ActionButton {
        text: qsTr("Louder")
        icon: "plus"
        Layout.fillWidth: true
        onClicked: root.preferences.changeVolume(1)
    }
    PlainText {
        text: root.preferences.rateText
        Layout.columnSpan: root.columns
        Layout.fillWidth: true
    }
    ActionButton {
        text: qsTr("Slower")
        icon: "minus"
        Layout.fillWidth: true
        onClicked: root.preferences.changeRate(-1)
    }
    ActionButton {
        text: qsTr("Faster")
        icon: "plus"
        Layout.fillWidth: true
        onClicked: root.preferences.changeRate(1)
    }
}
