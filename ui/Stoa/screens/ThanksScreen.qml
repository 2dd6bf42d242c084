import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! After having a say: no reference, no paper, a word of thanks. */
StoaScreen {
    id: root

    onlyRead: true
    title: qsTr("Thank you")
    lead: qsTr("Your answers are saved without your name.")
    split: false
    nextText: qsTr("I’m finished")
    nextIcon: ""
    finishVisible: false
    onNext: app.askFinish()

    Notice {
        kind: "success"
        body: qsTr("The city counts them. Later you can read here what people said.")
        Layout.fillWidth: true
    }
}
