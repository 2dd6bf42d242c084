pragma ComponentBehavior: Bound

import QtQuick
import Stoa.controls
import Stoa.theme

/*! The bands of the frame. */
GallerySheet {
    id: root

    GalleryStates {
        name: "Top"

        GalleryState {
            modelData: "rest"
            wide: true

            TopBand {
                width: Theme.viewportWidth - 2 * Theme.pad
                cityName: root.texts.city
                placeName: root.texts.place
                crestIcon: "library"
                languageName: root.texts.language
            }
        }
    }
    GalleryStates {
        name: "Tools"

        Repeater {
            model: ["rest", "reading, lowered", "four"]

            GalleryState {
                id: tools

                wide: true

                ToolBand {
                    width: tools.width
                    height: implicitHeight
                    textSizeText: root.texts.textSize
                    contrastText: root.texts.contrast
                    readAloudText: root.texts.readAloud
                    lowerText: root.texts.lower
                    finishText: tools.has("four") ? "" : root.texts.finish
                    reading: tools.has("reading")
                    lowered: tools.has("lowered")
                }
            }
        }
    }
    GalleryStates {
        name: "Foot"

        Repeater {
            model: ["rest", "no way on yet", "disabled", "last page"]

            GalleryState {
                id: foot

                wide: true

                FootBand {
                    width: foot.width
                    backText: root.texts.back
                    helpText: root.texts.help
                    nextText: foot.has("no way on yet") ? "" : foot.has("last page") ? root.texts.send : root.texts.next
                    nextIcon: foot.has("last page") ? "" : "next"
                    nextEnabled: !foot.has("disabled")
                }
            }
        }
    }
}
