import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Stoa.theme

/*! A sheet that holds things which belong together. */
T.Control {
    id: root

    default property alias content: column.data
    property alias lineGap: column.spacing
    property bool breakable: true // a page may end between its lines
    property color sheetColor: Theme.card
    property color sheetEdge: Theme.line
    property real sheetEdgeWidth: Theme.hairline

    implicitWidth: Theme.mm(120)
    implicitHeight: column.implicitHeight + topPadding + bottomPadding
    padding: Theme.mm(Theme.isPortrait ? 8 : 5)
    focusPolicy: Qt.NoFocus

    background: Rectangle {
        radius: Theme.radius
        color: root.sheetColor
        border.color: root.sheetEdge
        border.width: root.sheetEdgeWidth
    }

    FocusRing { // of those that the keys come to
        target: root
        shown: root.activeFocus
    }

    contentItem: ColumnLayout {
        id: column

        spacing: Theme.mm(3)
    }
}
