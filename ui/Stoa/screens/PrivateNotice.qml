import QtQuick
import Stoa.controls

/*! Before a private answer is written: who will know it (B04). It stands over the field, where it is
    read first and keeps the field near its keys (E09). */
Notice {
    kind: "info"
    body: qsTr("This is private. It is not read aloud, and only the city can see it.")
}
