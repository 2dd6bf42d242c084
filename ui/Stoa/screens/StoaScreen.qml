import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.theme

/*! What every screen is: things to do in one column, and what the frame around them shows. */
ColumnLayout {
    id: root

    required property AppModel app

    property string title
    property string titleSpeech: title
    property string lead
    property int stepNumber: 0
    property int stepCount: 0
    property string stepLabel
    property bool split: true
    property bool onlyRead: false // nothing on it is touched but its frame

    property bool framed: true // top band, tools and foot
    property bool backVisible: true
    property bool ownBack: false // the screen does something else with it
    property string backText: qsTr("Back")
    property string backIcon: "back"
    property string nextText
    property string nextIcon: "next"
    property bool nextPrimary: true
    property bool nextEnabled: true
    property bool helpVisible: true
    property bool finishVisible: true

    signal next
    signal back
    signal readPersonal // the resident asks to hear their own answers
    signal begun // another page begins within this screen

    spacing: Theme.mm(Theme.isPortrait ? 7.4 : 3.6)
    Accessible.role: Accessible.Pane
    Accessible.name: root.title
}
