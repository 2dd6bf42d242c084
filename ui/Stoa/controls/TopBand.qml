import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Where am I, and in which language. */
Rectangle {
    id: root

    property string cityName
    property string placeName
    property string crestIcon
    property string languageName
    property string languageSpeech: languageName

    signal language

    implicitHeight: Math.max(Theme.topHeight, row.implicitHeight + Theme.mm(7)) // with room for the ring
    color: Theme.card

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        spacing: Theme.mm(7)

        Icon {
            id: crest

            name: root.crestIcon
            size: Math.min(Theme.topHeight * 0.56, Theme.mm(20.8))
            Layout.alignment: Qt.AlignVCenter
        }
        GridLayout {
            columns: Theme.isPortrait ? 1 : 2
            rowSpacing: 0
            columnSpacing: Theme.mm(4)
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            PlainText {
                id: city

                text: root.cityName
                step: "band"
                strong: true
                lineFactor: 1.2
                wordRoom: root.width - 2 * Theme.pad - crest.width - pill.width - Theme.mm(21)
                Layout.fillWidth: Theme.isPortrait
                Layout.maximumWidth: root.width * 0.4
            }
            PlainText {
                text: root.placeName
                step: "bar"
                strong: false
                tone: "soft"
                lineFactor: 1.2
                // A lying panel has no height for two lines of large letters: the city is told alone.
                visible: Theme.isPortrait || implicitWidth <= root.width - pill.width - city.width - Theme.mm(30) - 2 * Theme.pad
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillWidth: true
        }
        Pressable {
            id: pill

            objectName: "language"
            visible: root.languageName !== ""
            text: root.languageName
            speech: root.languageSpeech
            ringRadius: height / 2
            implicitHeight: Math.max(Theme.mm(Theme.isPortrait ? 21 : 15), implicitContentHeight + topPadding + bottomPadding)
            leftPadding: Theme.mm(8.4)
            rightPadding: Theme.mm(8.4)
            topPadding: Theme.mm(1)
            bottomPadding: Theme.mm(1)
            Layout.maximumWidth: root.width * 0.45
            onClicked: root.language()

            background: Rectangle {
                radius: height / 2
                color: pill.pressed ? Theme.actionWash : Theme.card
                border.color: Theme.action
                border.width: Math.round(Theme.mm(0.75))
            }

            contentItem: RowLayout {
                spacing: Theme.mm(4)

                Icon {
                    name: "globe"
                    size: Math.round(Theme.band * 1.2)
                }
                PlainText {
                    text: root.languageName
                    step: "band"
                    wordRoom: root.width * 0.45 - Theme.mm(21) - Theme.band * 1.2
                    lineFactor: Math.max(1.2, Theme.lineHeightFactor - 0.22)
                    tone: "action"
                    strong: true
                    readable: false
                    Layout.fillWidth: true
                }
            }
        }
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
