import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! The reference, what has really happened, what comes next, and the paper. */
StoaScreen {
    id: root

    readonly property ReceiptModel receipt: app.receipt

    onlyRead: true
    title: receipt.title
    lead: Theme.isPortrait ? "" : receipt.state
    split: true
    backText: qsTr("Print again")
    backIcon: "printer"
    ownBack: true
    nextText: qsTr("I’m finished")
    nextIcon: ""
    finishVisible: false
    onBack: receipt.printAgain()
    onNext: app.askFinish()

    RowLayout {
        spacing: Theme.mm(5)
        visible: Theme.isPortrait // beside the title in landscape, where height is dear
        Layout.fillWidth: true

        Icon {
            name: "check"
            color: Theme.leaf
            size: Math.round(Theme.tile * 1.5)
        }
        PlainText {
            objectName: "state"
            text: root.receipt.state
            step: "tile"
            tone: "leaf"
            Layout.fillWidth: true
        }
    }
    ReferenceCard {
        objectName: "reference"
        label: qsTr("Your reference")
        reference: root.receipt.reference
        spelt: root.receipt.spelt
        checkWordLabel: qsTr("Check word")
        checkWord: root.receipt.checkWord
        Layout.fillWidth: true
    }
    Notice {
        objectName: "appointment"
        kind: root.receipt.appointmentKind
        icon: "calendar"
        title: root.receipt.appointment
        body: root.receipt.sureness
        visible: title !== ""
        Layout.fillWidth: true
    }
    Notice {
        kind: root.receipt.stateKind
        body: root.receipt.sentence
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.mm(5)
        visible: root.receipt.paper !== ""
        Layout.fillWidth: true

        Icon {
            name: root.receipt.printing ? "clock" : "printer"
            color: root.receipt.printing ? Theme.action : root.receipt.printed ? Theme.leaf : Theme.clay
            size: Math.round(Theme.body * 1.35)
        }
        PlainText {
            objectName: "paper"
            text: root.receipt.paper
            tone: root.receipt.printed || root.receipt.printing ? "ink" : "clay"
            Layout.fillWidth: true
        }
    }
    RowLayout {
        spacing: Theme.mm(8)
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            PlainText {
                text: qsTr("What happens next")
                strong: true
                Layout.fillWidth: true
            }
            PlainText {
                text: root.receipt.nextSteps
                Layout.fillWidth: true
            }
            PlainText {
                text: qsTr("Ask at any kiosk or counter with this reference.")
                Layout.fillWidth: true
            }
        }
        QrCode {
            modules: root.receipt.qr
            speech: qsTr("A code with your reference, for staff")
            size: Theme.mm(48)
            Layout.alignment: Qt.AlignTop
        }
    }
}
