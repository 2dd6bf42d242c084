import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! The head of a page: where in the journey, the question, one line of help. */
ColumnLayout {
    id: root

    property string title
    property string titleSpeech: title
    property string lead
    property int stepNumber: 0
    property int stepCount: 0
    property string stepLabel

    readonly property real titleHeight: (stepCount > 0 ? steps.implicitHeight + spacing : 0)
                                        + (title !== "" ? heading.implicitHeight : 0)

    spacing: Theme.mm(3.5) // nearer to each other than to what follows

    StepBar {
        id: steps

        visible: root.stepCount > 0
        step: root.stepNumber
        steps: root.stepCount
        label: root.stepLabel
        Layout.fillWidth: true
    }
    PlainText {
        id: heading

        text: root.title
        speech: root.titleSpeech
        step: "h1"
        wordRoom: root.width
        visible: text !== ""
        Layout.fillWidth: true
    }
    PlainText {
        text: root.lead
        tone: "soft"
        visible: text !== ""
        Layout.fillWidth: true
    }
}
