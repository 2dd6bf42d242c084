pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! One place of help: what it is, whether it is open, how to reach it; its paper; and a word when wrong. */
StoaScreen {
    id: root

    readonly property HelpPlaceModel place: app.offers.places.place
    readonly property bool isForeign: place.nameTag !== ""

    title: isForeign ? qsTr("Find help near me") : place.name
    titleSpeech: place.paper !== "" ? title + "\n" + place.paper : title
    split: false
    nextText: qsTr("Print this")
    nextIcon: "printer"
    onNext: place.print()

    Connections {
        target: root.place

        function onPaperCame() {
            root.begun(); // how printing went stands at the top
        }
    }

    Told {
        objectName: "other-language"
        text: root.place.languageNote
        tone: "soft"
    }
    Told {
        text: root.isForeign ? root.place.name : ""
        tag: root.place.nameTag
        step: "h2"
    }
    Told {
        text: root.place.organisation
        tag: root.place.organisationTag
        tone: "soft"
    }
    Notice {
        objectName: "paper"
        kind: root.place.printing ? "info" : root.place.printed ? "success" : "problem"
        icon: "printer"
        body: root.place.paper
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        readonly property string tag: root.place.alertTag

        kind: "warning"
        body: root.place.alert
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        objectName: "open-state"
        kind: root.place.hoursKind
        icon: "clock"
        body: root.place.hours
        Layout.fillWidth: true
    }
    Told {
        text: root.place.description
        tag: root.place.descriptionTag
    }
    Card {
        lineGap: Theme.mm(1)
        Layout.fillWidth: true

        Repeater {
            model: root.place.facts

            PlaceFact {
                required property string key
                required icon
                required label
                required text
                required speech
                required tag

                objectName: "fact-" + key
                step: key.startsWith("phone") ? "h2" : "body"
                strong: key.startsWith("where")
                Layout.topMargin: label !== "" ? Theme.mm(4) : 0
                Layout.fillWidth: true
            }
        }
    }
    GridLayout {
        columns: Theme.isLarge ? 1 : 2
        columnSpacing: Theme.mm(8)
        rowSpacing: root.spacing
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.gap
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            PlainText {
                text: root.place.checked
                tone: "soft"
                Layout.fillWidth: true
            }
            ActionButton {
                objectName: "report-wrong"
                text: qsTr("This was wrong")
                icon: "pen"
                visible: root.place.canReport
                Layout.fillWidth: true
                onClicked: root.place.report()
            }
        }
        QrCode {
            modules: root.place.qr
            speech: qsTr("A code with the name and the phone number")
            size: Theme.mm(48)
            Layout.alignment: Qt.AlignTop
        }
    }
}
