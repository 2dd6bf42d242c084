pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! What this kiosk tells about itself, from its own configuration. */
StoaScreen {
    id: root

    onlyRead: true
    title: qsTr("About this kiosk")
    split: false

    Repeater {
        model: root.app.about.rows

        Item { // one thing to a page: a heading never stands alone at its end
            id: row

            required property string text
            required property string detail

            implicitHeight: lines.implicitHeight
            Layout.fillWidth: true

            ColumnLayout {
                id: lines

                width: row.width
                spacing: Theme.mm(1)

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
}
