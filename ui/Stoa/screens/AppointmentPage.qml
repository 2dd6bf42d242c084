import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! A time to come at: a list of days, then the times of one; no calendar grid. */
QuestionPage {
    id: root

    required property AppointmentModel appointment
    readonly property bool isRoomy: Theme.isPortrait && !Theme.isLarge

    Notice {
        kind: "problem"
        body: root.journey.problem
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        kind: "warning"
        body: root.appointment.trouble
        visible: body !== ""
        Layout.fillWidth: true
    }
    Notice {
        objectName: "chosen-time"
        kind: "success"
        title: root.appointment.kept !== "" ? root.appointment.chosen : ""
        body: root.appointment.kept !== "" ? root.appointment.kept : root.appointment.chosen
        visible: body !== "" && root.appointment.day === ""
        Layout.fillWidth: true
    }
    PlainText {
        text: root.appointment.notSureYet
        tone: "soft"
        visible: root.isRoomy && root.appointment.day === "" && root.journey.hint === "" && root.appointment.kept === ""
        Layout.fillWidth: true
    }
    PlainText {
        text: root.appointment.day
        step: "h2"
        visible: text !== ""
        Layout.fillWidth: true
    }
    TileGrid {
        entries: root.appointment.days
        mostColumns: Theme.isPortrait || Theme.isLarge ? 1 : 2
        lying: true
        detailShown: root.isRoomy
        visible: root.appointment.day === ""
        Layout.fillWidth: true
        onChosen: key => root.appointment.chooseDay(key)
    }
    Options {
        entries: root.appointment.times
        visible: root.appointment.day !== ""
        Layout.fillWidth: true
        onChosen: key => root.appointment.choose(key)
    }
    ActionButton {
        objectName: "other-day"
        text: qsTr("Another day")
        icon: "calendar"
        visible: root.appointment.day !== ""
        Layout.fillWidth: true
        onClicked: root.appointment.otherDay()
    }
    Notice {
        objectName: "kept-time" // below, so that no time moves under the finger when it comes
        kind: "success"
        title: root.appointment.chosen
        body: root.appointment.kept
        visible: body !== "" && root.appointment.day !== ""
        Layout.fillWidth: true
    }
    PlainText {
        text: root.appointment.notSureYet
        tone: "soft"
        visible: !root.isRoomy && root.appointment.kept === ""
        Layout.fillWidth: true
    }
}
