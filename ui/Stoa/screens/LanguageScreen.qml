import QtQuick
import QtQuick.Layouts

/*! Another language, from any page; the page and every answer stay (H01). */
StoaScreen {
    id: root

    signal listen(text: string, tag: string)

    title: qsTr("Which language do you want?")
    lead: qsTr("Your answers stay.")
    split: !wall.isCrowded

    LanguageWall {
        id: wall

        app: root.app
        showCurrent: true
        Layout.fillWidth: true
        onListen: (text, tag) => root.listen(text, tag)
    }
}
