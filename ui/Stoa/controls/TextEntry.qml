import QtQuick
import QtQuick.Layouts
import Stoa.theme

/*! A question's field with its label, its hint and what to mend. */
FocusScope {
    id: root

    property string text
    property string label
    property bool labelShown: true
    property string hintText
    property string problem
    property bool faulty: problem !== "" // one part of a faulty whole says nothing of its own
    property bool multiline: false
    property string inputMode: "text" // text | reference | digits | phone | email | decimal
    property bool sensitive: true
    property bool predictive: Theme.needsCandidates
    property int maximumLength: 32767
    property int lines: 3
    property real fieldWidth: 0 // 0: as wide as the place given
    readonly property Item field: multiline ? block : line

    signal accepted
    signal edited(text: string)

    implicitWidth: column.implicitWidth
    implicitHeight: column.implicitHeight
    onTextChanged: show()
    onMultilineChanged: show()
    Component.onCompleted: show()

    function show() {
        if (root.multiline && block.text !== root.text)
            block.text = root.text;
        else if (!root.multiline && line.text !== root.text)
            line.text = root.text;
    }

    function take(written: string) {
        if (written === root.text)
            return;
        root.text = written;
        root.edited(written);
    }

    ColumnLayout {
        id: column

        width: root.width
        spacing: Theme.mm(3.5)

        PlainText {
            text: root.label
            visible: root.labelShown && text !== ""
            strong: true
            wordRoom: width
            readable: false // the field says it
            Layout.fillWidth: true
        }
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
        LineField {
            id: line

            visible: !root.multiline
            focus: !root.multiline
            label: root.label
            problem: root.problem
            faulty: root.faulty
            predictive: root.predictive
            sensitive: root.sensitive
            inputMode: root.inputMode
            maximumLength: root.maximumLength
            Accessible.description: root.problem !== "" ? root.problem : root.hintText
            Layout.fillWidth: root.fieldWidth === 0
            Layout.preferredWidth: root.fieldWidth > 0 ? root.fieldWidth : implicitWidth
            Layout.maximumWidth: root.fieldWidth > 0 ? root.fieldWidth : Number.POSITIVE_INFINITY
            onTextEdited: root.take(text)
            onAccepted: root.accepted()
        }
        BlockField {
            id: block

            visible: root.multiline
            focus: root.multiline
            label: root.label
            problem: root.problem
            predictive: root.predictive
            sensitive: root.sensitive
            maximumLength: root.maximumLength
            lines: Theme.isLarge && !Theme.isPortrait ? 2 : root.lines // a page holds it
            Accessible.description: root.problem !== "" ? root.problem : root.hintText
            Layout.fillWidth: true
            onTextChanged: {
                if (root.multiline)
                    root.take(text);
            }
        }
    }
}
