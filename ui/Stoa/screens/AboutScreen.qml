pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! What this kiosk tells about itself, from its own configuration. */
StoaScreen {
    id: root

    title: qsTr("About this kiosk")

    Repeater {
        model: root.app.about.rows

        ColumnLayout {
            id: row

            required property string text
            required property string detail

            spacing: Theme.mm(1)
            Layout.fillWidth: true

            PlainText {
                text: row.text
                step: "h2"
                Layout.fillWidth: true
            }
            PlainText {
                text: row.detail
                Layout.fillWidth: true
            }
        }
    }
}
