pragma ComponentBehavior: Bound

import QtQuick
import Stoa.controls

/*! All that is pressed: buttons, tools, tiles, languages, answers. */
GallerySheet {
    id: root

    Repeater {
        model: ["primary", "secondary", "quiet", "danger"]

        GalleryStates {
            id: kinds

            required property string modelData

            name: "Button, " + modelData

            Repeater {
                model: ["rest", "pressed", "focus", "disabled", "busy"]

                GalleryState {
                    id: button

                    ActionButton {
                        width: button.width
                        kind: kinds.modelData
                        text: kinds.modelData === "danger" ? root.texts.finish
                              : kinds.modelData === "primary" ? root.texts.next : root.texts.printAgain
                        icon: kinds.modelData === "danger" ? "close" : kinds.modelData === "primary" ? "next" : "printer"
                        iconAtEnd: kinds.modelData === "primary"
                        keyDown: button.has("pressed")
                        ringed: button.has("focus")
                        enabled: !button.has("disabled")
                        busy: button.has("busy")
                    }
                }
            }
        }
    }
    GalleryStates {
        name: "Tool"

        Repeater {
            model: ["rest", "pressed", "focus", "checked", "checked, focus", "disabled"]

            GalleryState {
                id: tool

                BarButton {
                    width: tool.width
                    text: root.texts.readAloud
                    icon: "speaker"
                    checkable: true
                    checked: tool.has("checked")
                    keyDown: tool.has("pressed")
                    ringed: tool.has("focus")
                    enabled: !tool.has("disabled")
                }
            }
        }
    }
    GalleryStates {
        name: "Tile"

        Repeater {
            model: ["rest", "pressed", "focus"]

            GalleryState {
                id: tile

                Tile {
                    width: tile.width
                    text: root.texts.tiles[0]
                    icon: "report"
                    keyDown: tile.has("pressed")
                    ringed: tile.has("focus")
                }
            }
        }
        Repeater {
            model: ["lying", "lying, pressed", "lying, focus", "lying, disabled"]

            GalleryState {
                id: lying

                wide: true

                Tile {
                    width: lying.width
                    lying: true
                    text: root.texts.tiles[0]
                    detail: root.texts.hint
                    icon: "street-light"
                    keyDown: lying.has("pressed")
                    ringed: lying.has("focus")
                    enabled: !lying.has("disabled")
                }
            }
        }
    }
    GalleryStates {
        name: "Language"

        Repeater {
            model: ["rest", "pressed", "focus", "checked", "no voice"]

            GalleryState {
                id: tongue

                LanguageTile {
                    width: tongue.width
                    endonym: root.texts.language
                    tag: root.texts.language
                    listenText: root.texts.readAloud
                    checked: tongue.has("checked")
                    keyDown: tongue.has("pressed")
                    ringed: tongue.has("focus")
                    isSilent: tongue.has("no voice")
                    canListen: !isSilent
                }
            }
        }
    }
    GalleryStates {
        name: "Answer"

        Repeater {
            model: ["rest", "pressed", "focus"]

            GalleryState {
                id: answer

                wide: true

                AnswerRow {
                    width: answer.width
                    label: root.texts.answers[1][0]
                    value: root.texts.answers[1][1]
                    changeText: root.texts.change
                    keyDown: answer.has("pressed")
                    ringed: answer.has("focus")
                }
            }
        }
    }
}
