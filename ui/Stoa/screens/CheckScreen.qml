pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Every answer once more, each with its way back, before anything is handed over (F12). */
StoaScreen {
    id: root

    readonly property CheckModel check: app.check

    title: qsTr("Check your answers")
    split: false
    stepNumber: app.journey.steps
    stepCount: app.journey.steps
    stepLabel: app.journey.stepText
    nextText: qsTr("Send to the city")
    nextIcon: ""
    nextEnabled: !check.sending
    onNext: check.send()

    Notice {
        kind: "warning"
        body: root.app.journey.dropped
        visible: body !== ""
        Layout.fillWidth: true
    }
    Card {
        topPadding: Theme.mm(2)
        bottomPadding: Theme.mm(2)
        lineGap: Theme.mm(3.2) // each row is a target (E03)
        Layout.fillWidth: true

        Repeater {
            model: root.check.rows

            AnswerRow {
                required property string key
                required property int index
                required property bool personal
                required label
                required value
                required aloud

                objectName: "change-" + key
                changeText: qsTr("Change")
                lastRow: index === root.check.rows.count - 1
                Layout.fillWidth: true
                onClicked: root.check.change(key)
            }
        }
    }
    ActionButton {
        objectName: "read-personal"
        text: qsTr("Read my answers aloud")
        icon: "speaker"
        Layout.fillWidth: true
        onClicked: root.readPersonal()
    }
    Notice {
        kind: "success"
        icon: "check"
        body: root.check.promise
        Layout.fillWidth: true
    }
}
