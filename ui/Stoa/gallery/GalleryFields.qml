import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! The fields, one of them in need of mending. */
GalleryFrame {
    id: root

    title: texts.home
    stepNumber: 1
    stepCount: 4
    stepLabel: texts.step
    split: true

    TextEntry {
        objectName: "nameField"
        label: root.texts.nameLabel
        hintText: root.texts.hint
        problem: root.texts.problem
        focus: true
        Layout.fillWidth: true
    }
    DateEntry {
        dayLabel: root.texts.dateLabels[0]
        monthLabel: root.texts.dateLabels[1]
        yearLabel: root.texts.dateLabels[2]
        day: "24"
        month: "11"
        Layout.fillWidth: true
    }
    TextEntry {
        objectName: "blockField"
        label: root.texts.question
        multiline: true
        text: root.texts.privacy
        Layout.fillWidth: true
    }
}
