import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! The printer cannot: large, spoken, with the reference to copy. */
Overlay {
    id: root

    title: app.receipt.paper
    backVisible: false
    nextText: qsTr("I have written it down")
    onNext: app.dismissOverlay()

    ReferenceCard {
        label: qsTr("Your reference")
        reference: root.app.receipt.reference
        spelt: root.app.receipt.spelt
        checkWordLabel: qsTr("Check word")
        checkWord: root.app.receipt.checkWord
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(10)
    }
}
