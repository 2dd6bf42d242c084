import QtQuick

/*! What each colour is for. Contrast floors: accessibility D04, D05; tests compute them. */
QtObject {
    required property color paper // the ground of every screen
    required property color card // bands, tiles, fields
    required property color ink // text
    required property color soft // second text, still 7:1
    required property color line // hairlines that only decorate
    required property color fieldEdge // edges a hand must find: 3:1
    required property color action // what can be done
    required property color actionInk // text on action
    required property color actionDeep // action under the finger
    required property color actionWash // chosen rows, tools
    required property color sun // highlights, never text
    required property color sunWash
    required property color clay // problems
    required property color clayWash
    required property color leaf // done
    required property color leafWash
    required property color focusInner
    required property color focusOuter
}
