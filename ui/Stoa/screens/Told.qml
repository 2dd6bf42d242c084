import QtQuick
import QtQuick.Layouts
import Stoa.controls

/*! A text of somebody else's, in the language that it was written in (A12); nothing where there is none. */
PlainText {
    property string tag

    visible: text !== ""
    Layout.fillWidth: true
}
