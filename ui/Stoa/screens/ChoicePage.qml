import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! One of several, several of several, or yes, no, not sure. */
QuestionPage {
    id: root

    Notice {
        kind: "problem"
        body: root.journey.problem
        visible: body !== ""
        Layout.fillWidth: true
    }
    PlainText {
        text: qsTr("You can choose more than one.")
        tone: "soft"
        visible: root.journey.kind === "choices" && root.journey.hint === ""
        Layout.fillWidth: true
    }
    Options {
        entries: root.journey.options
        exclusive: root.journey.kind !== "choices"
        Layout.fillWidth: true
        onChosen: key => root.journey.choose(key)
    }
}
