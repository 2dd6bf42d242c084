import QtQuick
import Stoa.theme

/*! A drawing of Stoa's family in any colour. Arrows follow the reading direction; clocks, ticks and
    things do not (H06). Never without a word beside it, so it is silent for readers. */
Image {
    id: root

    property string name
    property color color: Theme.action
    property real size: Theme.tile * 1.1
    readonly property bool isDirectional: name === "back" || name === "next"

    width: size
    height: size
    visible: name !== ""
    fillMode: Image.PreserveAspectFit
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icons/" + name + "/" + String(color).replace("#", "")
    mirror: isDirectional && LayoutMirroring.enabled
    Accessible.ignored: true
}
