import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! What to mend, in words and with a sign (D07, G06). */
RowLayout {
    id: root

    property string text

    visible: text !== ""
    spacing: Theme.mm(3)

    Icon {
        name: "warning"
        color: Theme.clay
        size: Math.round(Theme.body * 1.2)
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: Math.round(Theme.body * 0.1)
    }
    PlainText {
        text: root.text
        tone: "clay"
        strong: true
        Layout.fillWidth: true
    }
}
