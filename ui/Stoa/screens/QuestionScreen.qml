pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! One question on one page (G01); the body is made for its kind of answer. */
StoaScreen {
    id: root

    readonly property JourneyModel journey: app.journey

    title: app.place.way !== "" ? app.place.ask : journey.title
    titleSpeech: app.place.way !== "" ? app.place.ask : journey.speech
    lead: app.place.way !== "" ? "" : journey.hint
    stepNumber: journey.step
    stepCount: journey.steps
    stepLabel: journey.stepText
    nextText: qsTr("Next")
    onNext: journey.next()

    Notice {
        kind: "warning"
        body: root.journey.dropped
        visible: body !== ""
        Layout.fillWidth: true
    }
    Loader {
        id: answer

        focus: true
        sourceComponent: root.pageFor(root.journey.kind)
        Layout.fillWidth: true
    }

    Connections {
        target: root.journey

        function onAsked() {
            answer.active = false; // new fields: nothing of the last page stays in them
            answer.active = true;
            root.begun();
        }

        function onRefused() {
            answer.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    function pageFor(kind: string): Component {
        switch (kind) {
        case "choice":
        case "choices":
        case "yes-no": return choicePage;
        case "date": return datePage;
        case "place": return placePage;
        case "appointment": return appointmentPage;
        case "contact": return contactPage;
        case "consent": return consentPage;
        case "information":
        case "eligibility": return tellingPage;
        case "": return null;
        default: return textPage;
        }
    }

    Component {
        id: choicePage

        ChoicePage {
            journey: root.journey
        }
    }
    Component {
        id: datePage

        DatePage {
            journey: root.journey
            onAccepted: root.journey.next()
        }
    }
    Component {
        id: placePage

        PlacePage {
            journey: root.journey
            place: root.app.place
        }
    }
    Component {
        id: appointmentPage

        AppointmentPage {
            journey: root.journey
            appointment: root.app.appointment
        }
    }
    Component {
        id: contactPage

        ContactPage {
            journey: root.journey
            onAccepted: root.journey.next()
        }
    }
    Component {
        id: consentPage

        ConsentPage {
            journey: root.journey
        }
    }
    Component {
        id: tellingPage

        TellingPage {
            journey: root.journey
        }
    }
    Component {
        id: textPage

        TextPage {
            journey: root.journey
            onAccepted: root.journey.next()
        }
    }
}
