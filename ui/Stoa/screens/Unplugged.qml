import QtQuick

/*! The headphones came out: nothing of the resident is seen or heard until they are in again (B03). */
Overlay {
    id: root

    title: qsTr("Your headphones are out.")
    lead: qsTr("Your answers are hidden. Plug them in to go on. Else we erase your answers in one minute.")
    backText: qsTr("Finish and clear")
    backIcon: ""
    nextText: qsTr("Go on without headphones")
    onBack: app.finish()
    onNext: app.dismissOverlay()
}
