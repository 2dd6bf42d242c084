import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! Nobody has touched for long: seen and heard, and any touch goes on (F01-F03). */
Overlay {
    id: root

    title: qsTr("Are you still there?")
    lead: app.idle.countdown
    backText: qsTr("Finish and clear")
    backIcon: ""
    nextText: qsTr("I am still here")
    onBack: app.finish()
    onNext: app.idle.stillHere()

    PlainText {
        text: String(root.app.idle.secondsLeft)
        step: "reference"
        readable: false
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(20)
    }
    ActionButton {
        objectName: "more-time"
        text: qsTr("I need more time")
        icon: "clock"
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(10)
        onClicked: {
            root.app.preferences.moreTime();
            root.app.idle.stillHere();
        }
    }
    Notice {
        kind: "info"
        body: qsTr("Touch anywhere to go on. Else we erase your answers, so that nobody can see them.")
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(10)
    }
}
