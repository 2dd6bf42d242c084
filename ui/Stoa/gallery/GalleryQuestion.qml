pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Stoa.controls
import Stoa.theme

GalleryFrame {
    id: root

    title: texts.question
    lead: texts.hint
    stepNumber: 3
    stepCount: 5
    stepLabel: texts.step

    GridLayout {
        columns: Theme.optionColumns
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        Layout.fillWidth: true

        Repeater {
            model: root.texts.options

            OptionRow {
                required property string modelData
                required property int index

                objectName: "option" + index
                text: modelData
                detail: index === 3 ? root.texts.optionDetail : ""
                checked: index === 1
                Layout.fillWidth: true
            }
        }
    }
}
