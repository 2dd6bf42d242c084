import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! One event: when, where, what it costs, what it is. */
StoaScreen {
    id: root

    readonly property EventsModel events: app.offers.events
    readonly property bool isForeign: events.titleTag !== ""

    onlyRead: true
    title: isForeign ? qsTr("Events") : events.title
    split: false

    Told {
        objectName: "other-language"
        text: root.events.languageNote
        tone: "soft"
    }
    Told {
        objectName: "event-name"
        text: root.isForeign ? root.events.title : ""
        tag: root.events.titleTag
        step: "h2"
    }
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
            valueTag: root.events.whereTag
            visible: value !== ""
            Layout.fillWidth: true
        }
        Fact {
            icon: "money"
            label: qsTr("What it costs")
            value: root.events.cost
            valueTag: root.events.costTag
            visible: value !== ""
            Layout.fillWidth: true
        }
    }
    Told {
        text: root.events.description
        tag: root.events.descriptionTag
    }
}
