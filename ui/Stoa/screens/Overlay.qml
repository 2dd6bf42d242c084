import QtQuick
import Stoa.backend
import Stoa.controls

/*! A page over the page: it asks one thing, and what is under it waits. */
ScreenFrame {
    id: root

    required property AppModel app

    topVisible: false
    split: false
    nextIcon: ""
    function takeKeys() {
        root.forceActiveFocus();
    }

    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title
}
