pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls

/*! Every warning for here and now, and how sure it is that these are all. */
StoaScreen {
    id: root

    readonly property AlertsModel alerts: app.offers.alerts

    title: qsTr("Warnings")
    lead: alerts.summary
    split: false

    Notice {
        kind: "warning"
        body: root.alerts.doubts
        visible: body !== ""
        Layout.fillWidth: true
    }
    Repeater {
        model: root.alerts.rows

        Tile {
            required property string key
            required property string tag
            readonly property string nameTag: tag
            required text
            required detail
            required icon

            objectName: key
            lying: true
            Layout.fillWidth: true
            onClicked: root.alerts.open(key)
        }
    }
    PlainText {
        objectName: "checked"
        text: root.alerts.checked
        tone: "soft"
        Layout.fillWidth: true
    }
}
