import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

GalleryFrame {
    id: root

    title: texts.receipt
    backText: texts.printAgain
    backIcon: "printer"
    nextText: texts.finish
    nextIcon: ""
    finishText: ""

    ReferenceCard {
        label: root.texts.yourReference
        reference: "KX4-7PM"
        checkWordLabel: root.texts.checkWord
        checkWord: root.texts.word
        Layout.fillWidth: true
    }
    Notice {
        kind: "warning"
        icon: "clock"
        title: root.texts.notSent
        body: root.texts.valid
        Layout.fillWidth: true
    }
    ColumnLayout {
        spacing: Theme.mm(1)
        Layout.fillWidth: true

        PlainText {
            text: root.texts.nextTitle
            step: "h2"
            Layout.fillWidth: true
        }
        PlainText {
            text: root.texts.nextBody
            Layout.fillWidth: true
        }
    }
    QrCode {
        modules: ["1110111", "1010101", "1110111", "0001000", "1110101", "1010010", "1110111"]
        speech: root.texts.yourReference
        Layout.alignment: Qt.AlignHCenter
    }
}
