import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! Nothing could be saved: no receipt, no lie; the answers are still here (P1, P4). */
StoaScreen {
    id: root

    onlyRead: true
    title: qsTr("We could not save this")
    nextText: qsTr("Try again")
    nextIcon: ""
    onNext: app.check.send()

    Notice {
        kind: "problem"
        title: qsTr("Please ask the staff here.")
        body: qsTr("Nothing was sent. Your answers are still here. You have no reference yet.")
        Layout.fillWidth: true
    }
    PlainText {
        text: qsTr("It is not your fault. The kiosk has no room to save it.")
        Layout.fillWidth: true
    }
}
