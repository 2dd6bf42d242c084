pragma ComponentBehavior: Bound

import QtQuick
import Stoa.controls
import Stoa.theme

/*! Choosing one, choosing several, and a list as a question shows it. */
GallerySheet {
    id: root

    Repeater {
        model: [true, false]

        GalleryStates {
            id: kinds

            required property bool modelData

            name: modelData ? "Choice, one" : "Choices, several"

            Repeater {
                model: ["rest", "pressed", "focus", "checked", "checked, focus", "disabled", "checked, disabled"]

                GalleryState {
                    id: option

                    wide: true

                    OptionRow {
                        width: option.width
                        exclusive: kinds.modelData
                        text: root.texts.options[3]
                        detail: root.texts.optionDetail
                        icon: "street-light"
                        checked: option.has("checked")
                        keyDown: option.has("pressed")
                        ringed: option.has("focus")
                        enabled: !option.has("disabled")
                    }
                }
            }
        }
    }
    GalleryStates {
        name: "List"

        Repeater {
            model: ["one chosen", "an answer is missing"]

            GalleryState {
                id: list

                wide: true

                ProblemLine {
                    width: list.width
                    text: list.has("one chosen") ? "" : root.texts.hint
                }
                Repeater {
                    model: root.texts.options

                    OptionRow {
                        required property string modelData
                        required property int index

                        width: list.width
                        text: modelData
                        checked: list.has("one chosen") && index === 1
                    }
                }
            }
        }
    }
}
