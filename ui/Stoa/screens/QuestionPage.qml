import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.theme

/*! The body of a question: one kind of answer, for whichever question is on screen. */
FocusScope {
    id: root

    required property JourneyModel journey
    default property alias content: column.data
    property alias spacing: column.spacing

    signal accepted

    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        width: root.width
        spacing: Theme.gap
    }
}
