import QtQuick
import Stoa.backend
import Stoa.theme

/*! What the theme is told: the panel, the language, the resident's preferences. */
QtObject {
    id: root

    required property AppModel app
    required property real pxPerMm
    required property size panel
    required property bool linearReading

    readonly property list<Binding> settings: [
        Binding { target: Theme; property: "pxPerMm"; value: root.pxPerMm },
        Binding { target: Theme; property: "viewportWidth"; value: root.panel.width },
        Binding { target: Theme; property: "viewportHeight"; value: root.panel.height },
        Binding { target: Theme; property: "textSize"; value: root.app.preferences.textSize },
        Binding { target: Theme; property: "themeName"; value: root.app.preferences.theme },
        Binding { target: Theme; property: "lessMotion"; value: root.app.preferences.lessMotion },
        Binding { target: Theme; property: "fontFamilies"; value: root.app.fontFamilies },
        Binding { target: Theme; property: "lineHeightFactor"; value: root.app.lineHeight },
        Binding { target: Theme; property: "mirrored"; value: root.app.mirrored },
        Binding { target: Theme; property: "linearReading"; value: root.linearReading }
    ]
}
