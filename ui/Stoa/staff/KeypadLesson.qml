import QtQuick
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Whoever sets up a kiosk strikes one key of the keypad after the other (C18). */
Window {
    id: root

    required property KeypadLesson lesson

    color: Theme.paper
    title: Application.displayName
    onClosing: root.lesson.end()

    ScreenFrame {
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
        anchors.fill: parent
        topVisible: false
        split: false
        title: root.lesson.title
        lead: root.lesson.lead
        stepNumber: root.lesson.step
        stepCount: root.lesson.steps
        backText: qsTr("Back")
        backVisible: root.lesson.step > 1
        nextText: root.lesson.isDone ? qsTr("Done") : qsTr("Next")
        onBack: root.lesson.back()
        onNext: root.lesson.next()
    }
}
