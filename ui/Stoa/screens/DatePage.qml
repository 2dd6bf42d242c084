import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! A day in three parts; no calendar needed. */
QuestionPage {
    id: root

    PrivateNotice {
        visible: root.journey.personal
        Layout.fillWidth: true
    }
    DateEntry {
        objectName: "date"
        focus: Theme.isPortrait && !Theme.isLarge // the keyboard leaves the question in sight
        day: root.journey.day
        month: root.journey.month
        year: root.journey.year
        dayLabel: qsTr("Day")
        monthLabel: qsTr("Month")
        yearLabel: qsTr("Year")
        order: root.journey.dateOrder
        problem: root.journey.problem
        Layout.fillWidth: true
        onEdited: (day, month, year) => root.journey.enterDate(day, month, year)
        onAccepted: root.accepted()
    }
    PlainText {
        text: qsTr("You do not have to answer this.")
        tone: "soft"
        visible: !root.journey.required
        Layout.fillWidth: true
    }
}
