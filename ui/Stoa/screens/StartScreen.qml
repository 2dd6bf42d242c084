import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! The language wall: the first touch chooses the language, nothing is asked before it. */
StoaScreen {
    id: root

    signal listen(text: string, tag: string)

    framed: false
    title: ""
    split: false
    spacing: Theme.mm(9)
    Accessible.name: root.app.greetings[0]

    RowLayout {
        spacing: Theme.mm(9)
        Layout.topMargin: Theme.isPortrait ? Theme.mm(24) : 0
        Layout.bottomMargin: Theme.isPortrait ? Theme.mm(60) : Theme.mm(4)
        Layout.fillWidth: true

        Icon {
            name: root.app.crest
            size: Theme.mm(Theme.isPortrait ? 34 : 22)
            Layout.alignment: Qt.AlignVCenter
        }
        ColumnLayout {
            spacing: Theme.mm(3)
            Layout.fillWidth: true

            PlainText {
                text: root.app.greetings[0]
                step: "h1"
                font.pixelSize: Theme.h1 * 1.25
                Layout.fillWidth: true
            }
            PlainText {
                text: root.app.greetings.slice(1).join(" · ")
                tone: "soft"
                Layout.fillWidth: true
            }
        }
    }

    Notice {
        kind: "success"
        body: root.app.farewell
        visible: body !== ""
        Layout.fillWidth: true
    }

    LanguageWall {
        app: root.app
        Layout.fillWidth: true
        onListen: (text, tag) => root.listen(text, tag)
    }
}
