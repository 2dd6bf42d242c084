pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! What is on in the next weeks, day by day. */
StoaScreen {
    id: root

    readonly property EventsModel events: app.offers.events

    title: qsTr("Events")
    lead: Theme.isLarge ? "" : qsTr("The next four weeks")
    split: false

    PlainText {
        text: qsTr("Nothing is planned.")
        visible: root.events.isEmpty
        Layout.fillWidth: true
    }
    Repeater {
        model: root.events.rows

        DayEntry {
            required property string key
            required text
            required detail
            required icon
            required day
            required nameTag

            entryName: key
            Layout.fillWidth: true
            onClicked: root.events.open(key)
        }
    }
}
