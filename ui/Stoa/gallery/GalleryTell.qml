pragma ComponentBehavior: Bound

import QtQuick
import Stoa.controls
import Stoa.theme

/*! What is told and not touched: notices, warnings, progress, the reference, facts on a sheet. */
GallerySheet {
    id: root

    GalleryStates {
        name: "Notice"

        Repeater {
            model: ["info", "success", "warning", "problem"]

            GalleryState {
                id: notice

                wide: true

                Notice {
                    width: notice.width
                    kind: notice.modelData
                    title: notice.has("success") ? "" : root.texts.notSent
                    body: root.texts.valid
                }
            }
        }
    }
    GalleryStates {
        name: "Problem"

        GalleryState {
            modelData: "error"
            wide: true

            ProblemLine {
                width: parent.width
                text: root.texts.problem
            }
        }
    }
    GalleryStates {
        name: "Warning over the page"

        Repeater {
            model: ["rest", "grave"]

            GalleryState {
                id: warning

                wide: true

                WarningBand {
                    width: warning.width
                    text: root.texts.notSent
                    label: root.texts.valid
                    readText: root.texts.readAloud
                    grave: warning.has("grave")
                }
            }
        }
    }
    GalleryStates {
        name: "Progress"

        Repeater {
            model: ["step 1 of 5", "step 3 of 5", "step 5 of 5", "step 7 of 12"]

            GalleryState {
                id: progress

                wide: true

                StepBar {
                    width: progress.width
                    step: parseInt(progress.modelData.split(" ")[1])
                    steps: parseInt(progress.modelData.split(" ")[3])
                    label: root.texts.step
                }
            }
        }
    }
    GalleryStates {
        name: "Reference"

        GalleryState {
            modelData: "rest"
            wide: true

            ReferenceCard {
                width: parent.width
                label: root.texts.yourReference
                reference: "KX4-7PM"
                checkWordLabel: root.texts.checkWord
                checkWord: root.texts.word
            }
        }
    }
}
