pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

GalleryFrame {
    id: root

    topVisible: false
    title: texts.welcome
    backText: ""
    nextText: ""
    split: false

    GridLayout {
        columns: Theme.columns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: ["English", "Español", "Français", "العربية", "简体中文", "Tiếng Việt"]

            LanguageTile {
                required property string modelData
                required property int index

                endonym: modelData
                tag: modelData
                listenText: root.texts.readAloud
                checked: index === 2
                Layout.fillWidth: true
            }
        }
    }
}
