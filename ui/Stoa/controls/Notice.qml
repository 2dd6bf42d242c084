import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Stoa.theme

/*! Something worth knowing, with its sign and a bar of its colour (D07). */
T.Control {
    id: root

    property string kind: "info" // info | warning | success | problem
    property string title
    property string body
    property string icon: kind === "success" ? "check" : kind === "info" ? "info" : "warning"
    property string speech: title !== "" && body !== "" ? title + "\n" + body : title + body
    readonly property color tint: kind === "success" ? Theme.leaf : kind === "problem" ? Theme.clay
                                  : kind === "warning" ? Theme.sun : Theme.action
    readonly property color wash: kind === "success" ? Theme.leafWash : kind === "problem" ? Theme.clayWash
                                  : kind === "warning" ? Theme.sunWash : Theme.actionWash

    implicitWidth: Theme.mm(120)
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    leftPadding: Theme.mm(mirrored ? 7 : 9.5)
    rightPadding: Theme.mm(mirrored ? 9.5 : 7)
    topPadding: Theme.mm(5.5)
    bottomPadding: Theme.mm(5.5)
    focusPolicy: Qt.NoFocus
    activeFocusOnTab: Theme.linearReading

    Accessible.role: Accessible.Notification
    Accessible.name: root.speech

    background: Rectangle {
        radius: Theme.radius
        color: root.wash
        border.color: Theme.isHighContrast ? Theme.ink : "transparent"
        border.width: Theme.isHighContrast ? Theme.hairline : 0

        Rectangle {
            anchors.left: parent.left
            width: Theme.mm(3)
            height: parent.height
            topLeftRadius: root.mirrored ? 0 : Theme.radius
            bottomLeftRadius: root.mirrored ? 0 : Theme.radius
            topRightRadius: root.mirrored ? Theme.radius : 0
            bottomRightRadius: root.mirrored ? Theme.radius : 0
            color: root.tint
        }
    }

    contentItem: RowLayout {
        spacing: Theme.mm(5)

        Icon {
            name: root.icon
            color: root.kind === "warning" ? Theme.ink : root.tint
            size: Math.round(Theme.body * 1.35)
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: Theme.mm(1)
            Layout.fillWidth: true

            PlainText {
                text: root.title
                strong: true
                visible: text !== ""
                readable: false
                Layout.fillWidth: true
            }
            PlainText {
                text: root.body
                visible: text !== ""
                readable: false
                Layout.fillWidth: true
            }
        }
    }

    FocusRing {
        target: root
        shown: root.visualFocus
    }
}
