pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! What leaves at the kiosk's stop, line by line; how sure the times are stands over them. */
StoaScreen {
    id: root

    readonly property DeparturesModel board: app.offers.departures

    title: qsTr("Departures")
    titleSpeech: board.opening !== "" ? board.opening : title
    split: false

    PlainText {
        readonly property string tag: root.board.stopTag

        objectName: "stop-name"
        text: root.board.stop
        speech: root.board.stopSpeech
        step: "h2"
        visible: text !== ""
        Layout.fillWidth: true
    }
    Notice {
        objectName: "ended"
        kind: "problem"
        body: root.board.hasEnded ? qsTr("This timetable is out of date. It may be wrong.") : ""
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        objectName: "nothing"
        kind: "info"
        body: root.board.isEmpty ? qsTr("Nothing is known to leave from here soon.") : ""
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        objectName: "stale"
        kind: "warning"
        body: root.board.isStale ? qsTr("Live times have stopped. These times are from the timetable.") : ""
        visible: body !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: root.board.news

        Notice {
            required property string key
            required property string tag
            required title
            required body
            required speech

            objectName: "news-" + key
            kind: "warning"
            Layout.fillWidth: true
        }
    }
    PlainText {
        objectName: "as-of"
        text: root.board.asOf
        tone: "soft"
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: root.board.lines

        DepartureLine {
            required property string key
            required property string name_tag
            required property string access_icon
            required property string changed
            readonly property string nameTag: name_tag
            required line
            required ground
            required edge
            required ink
            required text
            required platform
            required times
            required access
            required speech
            required detail

            objectName: "line-" + key
            accessIcon: access_icon
            changedText: changed
            Layout.fillWidth: true
        }
    }
    PlainText {
        objectName: "by-timetable"
        text: qsTr("These times are from the timetable. It is not known if anything runs late.")
        tone: "soft"
        visible: root.board.isTimetable
        Layout.fillWidth: true
    }
    PlainText {
        text: qsTr("Other stops")
        step: "h2"
        visible: root.board.stops.count > 0
        Layout.fillWidth: true
    }
    Repeater {
        model: root.board.stops

        ActionButton {
            required property string key
            required text
            required icon
            required speech

            objectName: key
            Layout.fillWidth: true
            onClicked: {
                root.board.choose(key);
                root.begun();
            }
        }
    }
}
