import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! Words or a number to write. */
QuestionPage {
    id: root

    PrivateNotice {
        visible: root.journey.personal
        Layout.fillWidth: true
    }
    TextEntry {
        objectName: "entry"
        focus: Theme.isPortrait && !Theme.isLarge // the keyboard leaves the question in sight
        text: root.journey.text
        label: root.journey.fieldLabel
        labelShown: root.journey.fieldLabel !== root.journey.title
        hintText: root.journey.unit
        problem: root.journey.problem
        multiline: root.journey.multiline
        lines: 4
        inputMode: root.journey.inputMode
        maximumLength: root.journey.longest
        Layout.fillWidth: true
        onEdited: text => root.journey.enterText(text)
        onAccepted: root.accepted()
    }
    PlainText {
        text: qsTr("You do not have to answer this.")
        tone: "soft"
        visible: !root.journey.required
        Layout.fillWidth: true
    }
}
