import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Where is my request? A reference goes in, its state comes out. */
StoaScreen {
    id: root

    readonly property RequestModel request: app.request

    title: qsTr("Where is my request?")
    lead: qsTr("Type the reference from your paper.")
    nextText: qsTr("Look")
    nextIcon: "search"
    onNext: request.ask()

    Connections {
        target: root.request

        function onRefused() {
            entry.forceActiveFocus(Qt.TabFocusReason);
        }

        function onAnswered() {
            answer.forceActiveFocus(Qt.OtherFocusReason); // the keyboard leaves: the answer can be seen
        }
    }

    TextEntry {
        id: entry

        objectName: "reference-entry"
        focus: Theme.isPortrait && !Theme.isLarge
        text: root.request.entry
        label: qsTr("Your reference")
        hintText: qsTr("It looks like this: %1").arg("KX4-7PM")
        problem: root.request.problem
        maximumLength: 32
        inputMode: "reference"
        Layout.fillWidth: true
        onEdited: text => root.request.enter(text)
        onAccepted: root.request.ask()
    }
    Card {
        id: answer

        visible: root.request.found
        lineGap: Theme.mm(4)
        Layout.fillWidth: true

        PlainText {
            text: root.request.reference
            speech: root.request.spelt
            step: "h2"
            Layout.fillWidth: true
        }
        PlainText {
            text: root.request.service
            visible: text !== ""
            Layout.fillWidth: true
        }
        Notice {
            objectName: "state"
            kind: root.request.stateKind
            title: root.request.state
            body: root.request.sentence
            Layout.fillWidth: true
        }
        Notice {
            objectName: "appointment"
            kind: root.request.appointmentKind
            icon: "calendar"
            title: root.request.appointment
            body: root.request.sureness
            visible: title !== ""
            Layout.fillWidth: true
        }
        PlainText {
            text: root.request.notes
            visible: text !== ""
            Layout.fillWidth: true
        }
        PlainText {
            text: root.request.updated
            tone: "soft"
            visible: text !== ""
            Layout.fillWidth: true
        }
    }
}
