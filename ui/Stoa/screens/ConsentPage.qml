import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! A statement and a box that nobody ticks but the resident. */
QuestionPage {
    id: root

    Card {
        Layout.fillWidth: true

        PlainText {
            text: root.journey.statement
            Layout.fillWidth: true
        }
    }
    Notice {
        kind: "problem"
        body: root.journey.problem
        visible: body !== ""
        Layout.fillWidth: true
    }
    Options {
        entries: root.journey.options
        exclusive: false
        Layout.fillWidth: true
        onChosen: key => root.journey.choose(key)
    }
}
