import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! How the city may answer; coming back here is always one of the ways (G05). */
QuestionPage {
    id: root

    Notice {
        kind: "problem"
        body: root.journey.problem
        visible: body !== "" && !root.journey.wantsValue
        Layout.fillWidth: true
    }
    Options {
        entries: root.journey.options
        Layout.fillWidth: true
        onChosen: key => root.journey.choose(key)
    }
    TextEntry {
        objectName: "entry"
        visible: root.journey.wantsValue
        text: root.journey.text
        label: root.journey.fieldLabel
        problem: root.journey.problem
        multiline: root.journey.multiline
        lines: 3
        inputMode: root.journey.inputMode
        maximumLength: 300
        Layout.fillWidth: true
        onEdited: text => root.journey.enterText(text)
        onAccepted: root.accepted()
    }
}
