import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! One warning; once read it can be taken from the band. */
StoaScreen {
    id: root

    readonly property AlertsModel alerts: app.offers.alerts

    onlyRead: true
    title: alerts.page.label
    split: false
    nextText: alerts.canPutAway ? qsTr("I have read this") : ""
    nextIcon: "tick"
    onNext: alerts.putAway()

    AlertBody {
        face: root.alerts.page
        Layout.fillWidth: true
    }
}
