pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

GalleryFrame {
    id: root

    title: texts.check
    stepNumber: 5
    stepCount: 5
    stepLabel: texts.step
    nextText: texts.send
    nextIcon: ""

    Card {
        topPadding: Theme.mm(2)
        bottomPadding: Theme.mm(2)
        lineGap: 0
        Layout.fillWidth: true

        Repeater {
            model: root.texts.answers

            AnswerRow {
                required property var modelData
                required property int index

                label: modelData[0]
                value: modelData[1]
                changeText: root.texts.change
                lastRow: index === root.texts.answers.length - 1
                Layout.fillWidth: true
            }
        }
    }
    Notice {
        kind: "success"
        body: root.texts.privacy
        Layout.fillWidth: true
    }
}
