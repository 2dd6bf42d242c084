pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Stoa.controls
import Stoa.theme

/*! One line to one place and its next times. It is one thing to the ear: it is said as a person would. */
T.Control {
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

    implicitWidth: Theme.mm(120)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    padding: Theme.mm(Theme.isPortrait ? 6 : 4)
    focusPolicy: Qt.NoFocus
    activeFocusOnTab: Theme.linearReading

    Accessible.role: Accessible.StaticText
    Accessible.name: root.speech
    Accessible.description: root.detail
    Accessible.focusable: activeFocusOnTab

    Keys.onUpPressed: root.moveOn(false)
    Keys.onDownPressed: root.moveOn(true)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.line
        border.width: Theme.hairline
    }

    contentItem: GridLayout {
        columns: root.isWide ? 2 : 1
        columnSpacing: Theme.mm(5)
        rowSpacing: Theme.mm(3)

        Rectangle {
            id: badge

            implicitWidth: Math.max(Theme.tile * 2.2, name.implicitWidth + Theme.mm(6))
            implicitHeight: name.implicitHeight + Theme.mm(4)
            radius: Theme.radius
            color: root.isColoured ? root.ground : Theme.card
            border.color: root.edge !== "" && !Theme.isHighContrast ? root.edge : Theme.ink
            border.width: root.isColoured ? 0 : Theme.stroke * 2
            visible: root.line !== ""
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
        ColumnLayout {
            spacing: Theme.mm(1.5)
            Layout.fillWidth: true

            Flow {
                spacing: Theme.mm(4)
                Layout.fillWidth: true

                PlainText {
                    text: root.text
                    step: "tile"
                    readable: false
                    width: Math.min(implicitWidth, parent.width)
                }
                PlainText {
                    text: root.platform
                    strong: root.changedText !== ""
                    visible: text !== ""
                    readable: false
                    width: Math.min(implicitWidth, parent.width)
                }
            }
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

    FocusRing {
        target: root
        shown: root.activeFocus
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
