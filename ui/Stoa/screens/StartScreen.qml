pragma ComponentBehavior: Bound

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
    Accessible.name: root.app.greeting

    RowLayout {
        id: head

        spacing: Theme.mm(9)
        Layout.topMargin: Theme.isPortrait ? Theme.mm(18) : 0
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
                text: root.app.greeting
                step: "h1"
                font.pixelSize: Theme.h1 * 1.25
                Layout.fillWidth: true
            }
            PlainText {
                text: root.app.cityName + " · " + root.app.placeName
                step: "band"
                strong: true
                tone: "action"
                Layout.fillWidth: true
            }
            Flow {
                spacing: Theme.mm(5)
                visible: !wall.isCrowded
                Layout.fillWidth: true

                Repeater {
                    model: root.app.languages

                    PlainText { // each in its own letters and its own voice (A12)
                        required property string key
                        required property string greeting
                        required property string family
                        required property int index
                        readonly property string tag: key

                        text: greeting
                        tone: "soft"
                        font.family: family
                        wrapMode: Text.NoWrap
                        visible: index > 0
                    }
                }
            }
        }
    }

    Notice {
        id: notice

        kind: "success"
        body: root.app.farewell
        visible: body !== ""
        Layout.fillWidth: true
    }

    Item {
        // The wall stands within reach, in the lower part of a tall panel (E07, E08).
        visible: Theme.isPortrait
        Layout.preferredHeight: Math.max(0, Theme.viewportHeight - head.implicitHeight - wall.implicitHeight
                                         - notice.implicitHeight - Theme.warningSpace - Theme.mm(90))
    }
    LanguageWall {
        id: wall

        app: root.app
        Layout.fillWidth: true
        onListen: (text, tag) => root.listen(text, tag)
    }
}
