pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! All of one warning: what is the matter, what to do, where, from whom, and how sure that is. */
ColumnLayout {
    id: root

    required property AlertFace face

    spacing: Theme.mm(Theme.isPortrait ? 7.4 : 4.5)

    Notice {
        kind: "info"
        body: root.face.isOver ? qsTr("This warning is over.") : ""
        visible: body !== ""
        Layout.fillWidth: true
    }
    Told {
        objectName: "other-language"
        text: root.face.otherLanguage
        tone: "soft"
    }
    Told {
        objectName: "headline"
        text: root.face.headline
        tag: root.face.tag
        step: "h2"
    }
    ColumnLayout {
        spacing: Theme.mm(1.5)
        visible: root.face.instruction !== ""
        Layout.fillWidth: true

        PlainText {
            text: qsTr("What to do")
            tone: "soft"
            Layout.fillWidth: true
        }
        Told {
            objectName: "instruction"
            text: root.face.instruction
            tag: root.face.tag
            strong: true
        }
    }
    Told {
        text: root.face.description
        tag: root.face.tag
    }
    Told {
        text: root.face.area
        tag: root.face.tag
    }
    PlainText {
        objectName: "facts"
        text: root.face.facts
        tone: "soft"
        Layout.fillWidth: true
    }
    Notice {
        kind: "warning"
        body: root.face.doubts
        visible: body !== ""
        Layout.fillWidth: true
    }
}
