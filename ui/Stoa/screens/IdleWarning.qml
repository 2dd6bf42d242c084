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
    helpText: qsTr("I need more time") // where Help stands, as it is on the key of help
    helpIcon: ""
    nextText: qsTr("I am still here")
    onBack: app.finish()
    onHelp: {
        app.preferences.moreTime();
        app.idle.stillHere();
    }
    onNext: app.idle.stillHere()

    PlainText {
        text: String(root.app.idle.secondsLeft)
        step: "reference"
        readable: false
        visible: Theme.isPortrait // lying panels need the place for the words
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(20)
    }
    Notice {
        kind: "info"
        body: qsTr("Touch anywhere to go on. Else we erase your answers, so that nobody can see them.")
        Layout.fillWidth: true
        Layout.topMargin: Theme.mm(10)
    }
}
