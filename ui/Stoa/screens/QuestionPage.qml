import QtQuick
import QtQuick.Layouts
import Stoa.backend
import Stoa.theme

/*! The body of a question: one kind of answer, for whichever question is on screen. */
ColumnLayout {
    id: root

    required property JourneyModel journey

    signal accepted

    spacing: Theme.gap
}
