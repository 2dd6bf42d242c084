pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! What it is, what to bring, how long, what it costs: before anything is asked. */
StoaScreen {
    id: root

    readonly property ServiceModel service: app.service

    title: service.title
    lead: service.summary
    split: false
    nextText: qsTr("Start")
    onNext: service.start()

    Card {
        Layout.fillWidth: true

        GridLayout {
            id: facts

            readonly property int mostColumns: Theme.isPortrait || Theme.isLarge ? 1 : 2
            readonly property real widest: [...children].reduce(
                (most, fact) => Math.max(most, (fact as Fact)?.neededWidth ?? 0), 0)

            property bool roomy: true

            columns: mostColumns
            onWidthChanged: Qt.callLater(facts.fit)
            onWidestChanged: Qt.callLater(facts.fit)
            onMostColumnsChanged: Qt.callLater(facts.fit)
            columnSpacing: Theme.mm(6)
            rowSpacing: Theme.mm(6)
            uniformCellWidths: true
            Layout.fillWidth: true

            /*! No word is broken, apart from the layout that asks for it. */
            function fit() {
                if (width <= 0)
                    return;
                columns = width >= 2 * widest + columnSpacing ? mostColumns : 1;
                roomy = width >= widest;
            }

            Fact {
                roomy: facts.roomy
                icon: "document"
                label: qsTr("How many questions")
                value: root.service.steps
                Layout.fillWidth: true
            }
            Fact {
                roomy: facts.roomy
                icon: "clock"
                label: qsTr("How long it takes here")
                value: root.service.minutes
                Layout.fillWidth: true
            }
            Fact {
                roomy: facts.roomy
                icon: "money"
                label: qsTr("What it costs")
                value: root.service.cost
                Layout.fillWidth: true
            }
            Fact {
                roomy: facts.roomy
                icon: "calendar"
                label: qsTr("When the city acts")
                value: root.service.duration
                visible: value !== ""
                Layout.fillWidth: true
            }
            Fact {
                roomy: facts.roomy
                icon: "bag"
                label: qsTr("What you need")
                value: root.service.bring
                Layout.columnSpan: facts.columns // often the longest
                Layout.fillWidth: true
            }
        }
    }
    ActionButton {
        objectName: "print-form"
        text: root.service.paperNews !== "" ? root.service.paperNews : qsTr("Print an empty form")
        icon: root.service.paperFailed ? "warning" : "printer"
        busy: root.service.printing
        visible: root.service.paper
        Layout.fillWidth: true
        onClicked: root.service.printForm()
    }
    Notice {
        kind: "info"
        icon: "clock"
        body: root.service.timeout
        Layout.fillWidth: true
    }
}
