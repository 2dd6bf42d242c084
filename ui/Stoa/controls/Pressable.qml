import QtQuick
import QtQuick.Templates as T
import Stoa.theme

/*! What every control that can be pressed shares: it acts on release inside (C10), with Enter and
    Space, through the accessibility bus; it shows a ring when the keys came to it (D09) and moves on
    with Up and Down in reading order. Key repeat is ignored (C06). */
T.Control {
    id: root

    property string text
    property string speech: text
    property string detail
    property bool checked: false
    property bool checkable: false
    property bool busy: false // at work: a further press does nothing
    property bool ringed: visualFocus
    property int role: Accessible.Button
    property real ringRadius: Theme.radius
    readonly property bool pressed: tap.pressed || keyDown
    property bool keyDown: false

    signal clicked

    implicitWidth: Math.max(Theme.targetMin, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.targetMin, implicitContentHeight + topPadding + bottomPadding)
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    hoverEnabled: false
    opacity: enabled ? 1 : 0.6

    Accessible.role: root.role
    Accessible.name: root.speech
    Accessible.description: root.detail
    Accessible.focusable: true
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked
    Accessible.onPressAction: root.press()
    Accessible.onToggleAction: root.press()

    Keys.onPressed: event => root.keyPress(event)
    Keys.onReleased: event => root.keyDown = false
    onActiveFocusChanged: keyDown = false

    // On an item of its own: a Control keeps mouse presses from handlers of its own.
    Item {
        anchors.fill: parent

        TapHandler {
            id: tap

            gesturePolicy: TapHandler.ReleaseWithinBounds
            longPressThreshold: 0 // a slow finger is a finger
            onTapped: {
                if (root.focusPolicy & Qt.ClickFocus)
                    root.forceActiveFocus(Qt.MouseFocusReason);
                root.press();
            }
        }
    }

    FocusRing {
        target: root
        shown: root.ringed
        radius: root.ringRadius
    }

    function press() {
        if (root.enabled && !root.busy)
            root.clicked();
    }

    function keyPress(event: var) {
        const isPress = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
                        || event.key === Qt.Key_Space;
        if (event.key === Qt.Key_Down || event.key === Qt.Key_Up) {
            const forward = event.key === Qt.Key_Down;
            root.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason
                                                                        : Qt.BacktabFocusReason);
        } else if (isPress && !event.isAutoRepeat) {
            root.keyDown = true;
            root.press();
        }
        event.accepted = isPress || event.key === Qt.Key_Down || event.key === Qt.Key_Up;
    }
}
