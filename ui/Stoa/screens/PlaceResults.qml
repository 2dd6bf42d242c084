pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! How many places fit, what else can be asked of them, and the places, the nearest first. */
ColumnLayout {
    id: root

    required property HelpPlacesModel places

    spacing: Theme.gap

    PlainText {
        text: root.places.found
        tone: "soft"
        visible: text !== ""
        Layout.fillWidth: true
    }
    GridLayout {
        id: wishes

        columns: Theme.isLarge ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        visible: Theme.keyboardSpace === 0 // while words are typed, the places are next to them
        Layout.fillWidth: true

        Repeater {
            model: root.places.filters

            OptionRow {
                required property string key
                required text
                required speech
                required checked

                objectName: "filter-" + key
                exclusive: false
                implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
                leftPadding: Theme.mm(4)
                rightPadding: Theme.mm(4)
                topPadding: Theme.mm(2.5)
                bottomPadding: Theme.mm(2.5)
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: root.places.toggle(key)
            }
        }
        ActionButton {
            objectName: "filter-language"
            text: qsTr("Another language")
            icon: "globe"
            kind: "quiet"
            visible: root.places.hasLanguages
            Layout.columnSpan: wishes.columns
            Layout.fillWidth: true
            onClicked: root.places.openLanguages()
        }
    }
    PlainText {
        text: root.places.unsaid
        tone: "soft"
        visible: text !== ""
        Layout.fillWidth: true
    }
    PlaceTiles {
        entries: root.places.rows
        Layout.fillWidth: true
        onChosen: key => root.places.open(key)
    }
    ActionButton {
        objectName: "more-places"
        text: qsTr("More places")
        icon: "plus"
        visible: root.places.hasMore
        Layout.fillWidth: true
        onClicked: root.places.showMore()
    }
}
