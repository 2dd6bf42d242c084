import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! One event: when, where, what it costs, what it is. */
StoaScreen {
    id: root

    readonly property EventsModel events: app.offers.events

    title: events.title
    split: false

    Notice {
        kind: "problem"
        body: root.events.cancelled ? qsTr("Cancelled") : ""
        visible: body !== ""
        Layout.fillWidth: true
    }
    Card {
        Layout.fillWidth: true

        Fact {
            icon: "calendar"
            label: root.events.day
            value: root.events.time
            Layout.fillWidth: true
        }
        Fact {
            icon: "place"
            label: qsTr("Where")
            value: root.events.where
            visible: value !== ""
            Layout.fillWidth: true
        }
        Fact {
            icon: "money"
            label: qsTr("What it costs")
            value: root.events.cost
            visible: value !== ""
            Layout.fillWidth: true
        }
    }
    PlainText {
        readonly property string tag: root.events.descriptionTag

        text: root.events.description
        visible: text !== ""
        Layout.fillWidth: true
    }
}
