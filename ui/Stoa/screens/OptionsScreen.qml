pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! How this kiosk works for you: each row takes the next value; all of it ends with the session (F09). */
StoaScreen {
    id: root

    readonly property OptionsModel options: app.options
    readonly property SettingsPaperModel paper: app.paper

    title: qsTr("How this kiosk works for you")
    lead: qsTr("Touch a row to change it.")
    split: false // on a lying panel two rows stand beside each other instead

    TileGrid {
        entries: root.options.rows
        lying: true
        mostColumns: Theme.isLarge ? 1 : Math.min(2, Theme.columns) // else a row is higher than a page
        Layout.fillWidth: true
        onChosen: key => root.options.change(key)
    }
    ActionButton {
        objectName: "print-settings"
        text: qsTr("Print my settings")
        icon: "printer"
        Layout.fillWidth: true
        onClicked: root.paper.printSettings()
    }
    Notice {
        objectName: "settings-note"
        kind: "success"
        body: root.paper.note
        visible: body !== ""
        Layout.fillWidth: true
    }
    TextEntry {
        id: code

        objectName: "settings-code"
        text: root.paper.entry
        label: qsTr("I have settings on paper")
        hintText: qsTr("It looks like this: %1").arg("KX4-7PM-2CR")
        problem: root.paper.problem
        maximumLength: 32
        inputMode: "reference"
        Layout.fillWidth: true
        onEdited: text => root.paper.enter(text)
        onAccepted: root.paper.use()
    }
    ActionButton {
        objectName: "use-settings"
        text: qsTr("Use this code")
        icon: "tick"
        Layout.fillWidth: true
        onClicked: root.paper.use()
    }

    Connections {
        target: root.paper

        function onRefused() {
            code.forceActiveFocus(Qt.TabFocusReason);
        }
    }
}
