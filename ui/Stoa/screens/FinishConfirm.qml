import QtQuick

/*! "I'm finished" with answers under way: asked once, then all is erased (F10). */
Overlay {
    id: root

    title: qsTr("Are you finished?")
    lead: qsTr("Your answers are not sent. They will be erased.")
    backText: qsTr("Go on here")
    nextText: qsTr("Finish and clear")
    onBack: app.dismissOverlay()
    onNext: app.finish()
}
