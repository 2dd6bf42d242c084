pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! A page that tells: information, an emergency, or whether a service is likely for this resident. */
QuestionPage {
    id: root

    readonly property bool isVerdict: journey.kind === "eligibility"

    spacing: Theme.mm(6)

    Card {
        visible: root.journey.call !== ""
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.mm(6)
            Layout.fillWidth: true

            Icon {
                name: "phone"
                color: Theme.clay
                size: Theme.h1 * 1.3
                Layout.alignment: Qt.AlignVCenter
            }
            PlainText {
                text: root.journey.call
                speech: root.journey.callSpeech
                step: "h1"
                tone: "clay"
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
            }
        }
    }
    RowLayout {
        spacing: Theme.mm(6)
        visible: root.journey.here !== ""
        Layout.fillWidth: true

        Icon {
            name: "here"
            size: Math.round(Theme.tile * 1.3)
            Layout.alignment: Qt.AlignTop
        }
        PlainText {
            text: root.journey.here
            Layout.fillWidth: true
        }
    }
    Icon {
        name: !root.isVerdict ? "" : root.journey.verdict === "likely" ? "check" : root.journey.verdict
                                     === "unlikely" ? "info" : "question"
        color: root.journey.verdict === "likely" ? Theme.leaf : Theme.action
        size: Theme.mm(24)
    }
    Repeater {
        model: root.journey.body

        PlainText {
            required text
            required speech

            step: root.journey.emergency ? "tile" : "body"
            strong: root.journey.emergency
            Layout.fillWidth: true
        }
    }
    PlainText {
        text: qsTr("You can ask for it all the same. The city decides.")
        tone: "soft"
        visible: root.isVerdict && root.journey.verdict !== "likely"
        Layout.fillWidth: true
    }
}
