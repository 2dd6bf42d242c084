pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! Step n of m, told and drawn (G12). */
GridLayout {
    id: root

    property int step: 1
    property int steps: 1
    property string label

    columns: width < dots.implicitWidth + words.implicitWidth + columnSpacing ? 1 : 2
    columnSpacing: Theme.mm(5.5)
    rowSpacing: Theme.mm(2)

    ProgressDots {
        id: dots

        step: root.step
        steps: root.steps
        Layout.alignment: Qt.AlignVCenter
    }
    PlainText {
        id: words

        text: root.label
        step: "band"
        tone: "soft"
        Layout.fillWidth: true
    }
}
