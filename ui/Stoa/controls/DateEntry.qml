pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A date in three plain fields: no calendar to learn. The order is the language's. */
FocusScope {
    id: root

    property string day
    property string month
    property string year
    property string dayLabel
    property string monthLabel
    property string yearLabel
    property string order: "dmy" // any order of the three letters
    property string hintText
    property string problem

    readonly property real labelsWidth: [yearLabel, monthLabel, dayLabel]
                                        .reduce((sum, label) => sum + root.roomFor(label), 2 * Theme.gap)

    signal edited(day: string, month: string, year: string)
    signal accepted

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight

    function part(index: int): string {
        return root.order.charAt(index);
    }

    /*! How wide a field is at least: its label is whole in it. */
    function roomFor(label: string): real {
        return Math.ceil(Theme.longestWord(label, "body")) + 2;
    }

    function labelOf(name: string): string {
        return name === "d" ? root.dayLabel : name === "m" ? root.monthLabel : root.yearLabel;
    }

    function valueOf(name: string): string {
        return name === "d" ? root.day : name === "m" ? root.month : root.year;
    }

    function take(name: string, written: string) {
        if (name === "d")
            root.day = written;
        else if (name === "m")
            root.month = written;
        else
            root.year = written;
        root.edited(root.day, root.month, root.year);
    }

    ColumnLayout {
        id: column

        width: root.width
        spacing: Theme.mm(3.5)

        PlainText {
            text: root.hintText
            tone: "soft"
            visible: text !== ""
            Layout.fillWidth: true
        }
        ProblemLine {
            text: root.problem
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.textSize > 150 || root.labelsWidth > root.width ? 1 : 3
            columnSpacing: Theme.gap
            rowSpacing: Theme.gap
            Layout.fillWidth: true

            Repeater {
                model: 3

                TextEntry {
                    id: entry

                    required property int index
                    readonly property string name: root.part(index)

                    objectName: "date-" + name
                    focus: index === 0
                    label: root.labelOf(name)
                    text: root.valueOf(name)
                    inputMode: "digits"
                    faulty: root.problem !== ""
                    maximumLength: name === "y" ? 4 : 2
                    Layout.fillWidth: true
                    Layout.minimumWidth: root.roomFor(label)
                    Layout.preferredWidth: Math.max(root.roomFor(label), Theme.tile * (name === "y" ? 5 : 3.4))
                    Layout.alignment: Qt.AlignBottom
                    onEdited: written => root.take(entry.name, written)
                    onAccepted: root.accepted()
                }
            }
        }
    }
}
