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

    property real warningWidth: 0 // of a warning that stands here: its place is kept free
    readonly property real warningX: row.x + slot.x + (Theme.mirrored ? 0 : slot.width - warningWidth)
    readonly property real warningRoom: width - row.anchors.leftMargin - row.anchors.rightMargin - crest.width
                                        - city.implicitWidth - pill.implicitWidth - 3 * row.spacing
    readonly property real mostWarningRoom: warningRoom + crest.width + row.spacing // the name alone says where

    signal language

    implicitHeight: Math.max(Theme.topHeight, row.implicitHeight + Theme.mm(7)) // with room for the ring
    color: Theme.card

    RowLayout {
        id: row

        anchors.fill: parent
        anchors.leftMargin: Theme.pad
        anchors.rightMargin: Theme.pad
        spacing: Theme.mm(Theme.isPortrait ? 7 : 5)

        Icon {
            id: crest

            name: root.warningWidth <= root.warningRoom ? root.crestIcon : ""
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
                visible: Theme.isPortrait || implicitWidth <= root.warningRoom - Theme.mm(5)
                                                                  - (root.warningWidth > 0 ? root.warningWidth + row.spacing : 0)
                Layout.fillWidth: true
            }
        }
        Item {
            id: slot

            implicitWidth: root.warningWidth
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
            leftPadding: Theme.mm(Theme.isPortrait ? 8.4 : 6)
            rightPadding: leftPadding
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
