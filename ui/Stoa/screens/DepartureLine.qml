pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

/*! One line to one place and its next times. It is one thing to the ear: it is said as a person would. */
Card {
    id: root

    property string line
    property string ground // "" where the name of the line could not be read on it
    property string edge
    property string ink
    property string text
    property string platform
    property string changedText
    property var times: []
    property string access
    property string accessIcon
    property string speech
    property string detail

    readonly property bool isColoured: ground !== "" && !Theme.isHighContrast
    readonly property bool isWide: width > badge.width + Theme.tile * 14

    readonly property bool isBeside: isWide || !Theme.isPortrait // where to beside the line's name

    breakable: !Theme.isPortrait && Theme.textSize > 100
    padding: Theme.mm(Theme.isPortrait ? 6 : 3)
    activeFocusOnTab: Theme.linearReading

    Accessible.role: Accessible.StaticText
    Accessible.name: root.speech
    Accessible.description: root.detail
    Accessible.focusable: activeFocusOnTab

    Keys.onUpPressed: root.moveOn(false)
    Keys.onDownPressed: root.moveOn(true)

    GridLayout {
        id: grid

        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.mm(Theme.isPortrait ? 1.5 : 0.5)
        Layout.fillWidth: true

        Rectangle {
            id: badge

            implicitWidth: Math.max(Theme.tile * 2.2, name.implicitWidth + Theme.mm(6))
            implicitHeight: name.implicitHeight + Theme.mm(4)
            radius: Theme.radius
            color: root.isColoured ? root.ground : Theme.card
            border.color: root.edge !== "" && !Theme.isHighContrast ? root.edge : Theme.ink
            border.width: root.isColoured ? 0 : Theme.stroke * 2
            visible: root.line !== ""
            Layout.row: 0
            Layout.column: 0
            Layout.rowSpan: root.isWide ? 2 : 1
            Layout.alignment: Qt.AlignTop
            Layout.maximumWidth: root.availableWidth

            PlainText {
                id: name

                anchors.centerIn: parent
                text: root.line
                step: "tile"
                color: root.isColoured ? root.ink : Theme.ink
                wrapMode: Text.NoWrap
                readable: false
            }
        }
        Flow {
            id: head

            spacing: Theme.mm(4)
            Layout.row: root.isBeside ? 0 : 1
            Layout.column: root.isBeside ? 1 : 0
            Layout.topMargin: root.isBeside ? 0 : Theme.mm(1.5)
            Layout.alignment: root.isWide ? Qt.AlignTop : Qt.AlignVCenter
            Layout.fillWidth: true

            PlainText {
                text: root.text
                step: "tile"
                wordRoom: head.width
                readable: false
                width: Math.min(implicitWidth, head.width)
            }
            PlainText {
                text: root.platform
                strong: root.changedText !== ""
                visible: text !== ""
                readable: false
                width: Math.min(implicitWidth, head.width)
            }
        }
        ColumnLayout {
            spacing: grid.rowSpacing
            Layout.row: root.isBeside ? 1 : 2
            Layout.column: root.isWide ? 1 : 0
            Layout.columnSpan: root.isWide || !root.isBeside ? 1 : 2
            Layout.fillWidth: true

            Sign {
                icon: "warning"
                parts: root.changedText !== "" ? [root.changedText] : []
            }
            Repeater {
                model: root.times

                Sign {
                    required property var modelData

                    icon: modelData.icon
                    parts: modelData.parts
                    label: modelData.label
                    tone: modelData.soft ? "soft" : modelData.off ? "clay" : "ink"
                    strong: !modelData.soft
                }
            }
            Sign {
                icon: root.accessIcon
                parts: root.access !== "" ? [root.access] : []
            }
        }
    }

    function moveOn(forward: bool) {
        root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                    : Qt.BacktabFocusReason);
    }

    component Sign: RowLayout {
        id: sign

        property string icon
        property var parts: []
        property string label
        property string tone: "ink"
        property bool strong: false

        spacing: Theme.mm(3)
        visible: parts.length > 0
        Layout.fillWidth: true

        Icon {
            name: sign.icon
            color: Theme.toneColor(sign.tone)
            size: Theme.body
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.body * (Theme.lineHeightFactor - 1) / 2
        }
        Flow {
            id: lines

            spacing: Theme.mm(5)
            Layout.fillWidth: true

            Repeater {
                model: sign.parts

                PlainText {
                    required property string modelData

                    text: modelData
                    tone: sign.tone
                    strong: sign.strong
                    readable: false
                    width: Math.min(implicitWidth, lines.width)
                }
            }
            PlainText {
                text: sign.label
                speech: "" // how sure the times are is said over the lines, or with the time
                tone: "soft"
                visible: text !== ""
                readable: false
                width: Math.min(implicitWidth, parent.width)
            }
        }
    }
}
