import QtQuick
import Stoa.keyboard
import Stoa.theme

/*! Holds one page of the gallery, mirrored or not, with the keyboard over it. */
Item {
    id: root

    required property var texts
    required property string pageName
    property string locale: "en_US"
    property url userDataFolder

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Loader {
        id: loader

        anchors.fill: parent
        focus: true
        Component.onCompleted: setSource("Gallery" + root.pageName + ".qml", {
            "texts": root.texts
        })
    }

    StoaKeyboard {
        locale: root.locale
        userDataFolder: root.userDataFolder
    }
}
