pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.controls
import Stoa.theme

/*! Every language by its own name; one touch chooses, the speaker says the name (H01, H03). */
GridLayout {
    id: root

    required property AppModel app
    property bool showCurrent: false

    signal listen(text: string, tag: string)

    readonly property bool isCrowded: tiles.count > 9 // then all of them still stand on one page
    readonly property int mostColumns: Theme.isPortrait ? 2 : root.isCrowded ? 4 : 3
    readonly property real widest: {
        let most = 1;
        for (let i = 0; i < children.length; ++i)
            most = Math.max(most, (children[i] as LanguageTile)?.neededWidth ?? 0);
        return most;
    }

    columns: Math.max(1, Math.min(mostColumns, Math.floor((width + columnSpacing) / (widest + columnSpacing))))
    columnSpacing: Theme.gap
    rowSpacing: root.isCrowded ? Theme.mm(3.5) : Theme.gap
    uniformCellWidths: true

    Repeater {
        id: tiles

        model: root.app.languages

        LanguageTile {
            required property string key
            required property string listen
            required property bool voiced
            required property bool silent
            required property bool current
            required endonym
            required family

            objectName: "language-" + key
            tag: key
            isSlim: root.isCrowded
            canBeChecked: root.showCurrent
            checked: root.showCurrent && current
            canListen: voiced
            isSilent: silent
            listenText: listen + " · " + endonym
            Layout.fillWidth: true
            Layout.fillHeight: true
            onClicked: root.app.chooseLanguage(key)
            onListenClicked: root.listen(endonym, key)
        }
    }
}
