pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! What a consultation is about, until when, and what people said. */
StoaScreen {
    id: root

    readonly property SayModel say: app.offers.say

    title: say.title
    lead: say.summary
    split: false
    nextText: say.canStart ? qsTr("Start") : ""
    onNext: say.start()

    Notice {
        kind: "info"
        icon: "calendar"
        body: root.say.until
        visible: body !== ""
        Layout.fillWidth: true
    }
    Card {
        visible: root.say.canStart
        Layout.fillWidth: true

        Fact {
            icon: "document"
            label: qsTr("How many questions")
            value: root.say.steps
            Layout.fillWidth: true
        }
        Fact {
            icon: "clock"
            label: qsTr("How long it takes here")
            value: root.say.minutes
            Layout.fillWidth: true
        }
    }
    PlainText {
        text: qsTr("You do not need to give your name.")
        visible: root.say.canStart
        Layout.fillWidth: true
    }
    ResultLine {
        heading: qsTr("What people said")
        headingStep: "h2"
        text: root.say.tookPart
        visible: text !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: root.say.results

        ResultLine {
            required text
            required heading
            required share

            Layout.fillWidth: true
        }
    }
}
