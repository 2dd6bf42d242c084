pragma ComponentBehavior: Bound

import QtQuick
import Stoa.controls

/*! Fields: a line, some lines, a date, a search. */
GallerySheet {
    id: root

    Repeater {
        model: [false, true]

        GalleryStates {
            id: kinds

            required property bool modelData

            name: modelData ? "Several lines" : "One line"

            Repeater {
                model: ["rest", "filled", "filled, focus", "filled, error", "error, focus", "filled, disabled"]

                GalleryState {
                    id: entry

                    wide: true

                    TextEntry {
                        width: entry.width
                        multiline: kinds.modelData
                        label: root.texts.nameLabel
                        hintText: root.texts.hint
                        text: entry.has("filled") ? (kinds.modelData ? root.texts.privacy : root.texts.place) : ""
                        problem: entry.has("error") ? root.texts.problem : ""
                        enabled: !entry.has("disabled")
                        Component.onCompleted: {
                            if (entry.has("focus") && multiline)
                                (field as BlockField).ringed = true;
                            else if (entry.has("focus"))
                                (field as LineField).ringed = true;
                        }
                    }
                }
            }
        }
    }
    GalleryStates {
        name: "Date"

        Repeater {
            model: ["rest", "filled", "filled, error"]

            GalleryState {
                id: date

                wide: true

                DateEntry {
                    width: date.width
                    dayLabel: root.texts.dateLabels[0]
                    monthLabel: root.texts.dateLabels[1]
                    yearLabel: root.texts.dateLabels[2]
                    day: date.has("filled") ? "24" : ""
                    month: date.has("filled") ? "11" : ""
                    year: date.has("error") ? "26" : date.has("filled") ? "2026" : ""
                    problem: date.has("error") ? root.texts.problem : ""
                }
            }
        }
    }
    GalleryStates {
        name: "Search"

        Repeater {
            model: ["rest", "filled", "focus"]

            GalleryState {
                id: search

                wide: true

                SearchEntry {
                    width: search.width
                    hintText: root.texts.search
                    text: search.has("filled") ? root.texts.place : ""
                    ringed: search.has("focus")
                }
            }
        }
    }
}
