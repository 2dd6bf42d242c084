import QtQuick
import Stoa.controls
import Stoa.theme

/*! The frame with its words filled in. */
ScreenFrame {
    id: root

    required property var texts

    cityName: texts.city
    placeName: texts.place
    crestIcon: "library"
    languageName: texts.language
    backText: texts.back
    helpText: texts.help
    nextText: texts.next
    nextIcon: "next"
    textSizeText: texts.textSize
    contrastText: texts.contrast
    readAloudText: texts.readAloud
    lowerText: Theme.isPortrait ? texts.lower : ""
    moreText: texts.more
    upText: texts.up
    pageText: texts.page
    finishText: texts.finish
}
