import QtQuick
import QtQuick.Layouts
import Stoa.backend

/*! A grave warning lies over the page until it is put away; what is under it stays as it is. */
Overlay {
    id: root

    readonly property AlertsModel alerts: app.offers.alerts

    title: alerts.over.label
    backVisible: false
    nextText: qsTr("I have read this")
    nextIcon: "tick"
    onNext: alerts.dismiss()

    function takeKeys() {
        root.nextToHand(); // the round key and Enter go on
    }

    AlertBody {
        face: root.alerts.over
        Layout.fillWidth: true
    }
}
