"""Ways to use a kiosk besides a plain touch: hear first, hold longer, strike slower, one switch."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import DEFAULTS
from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor

MOST_OFFERS = 60
HOLD_MS = 600


@program_check(
    "heard-first", "C02", wants="Where one must hear first, no first touch acts.", heard=True
)
def HEARD_FIRST(visitor: Visitor) -> Iterator[Fault]:
    """Find tiles that act before they were heard, and tiles that never act."""
    visitor.prefer(touch="explore", voice=True)
    yield from _twice(visitor)
    visitor.prefer(touch=DEFAULTS.touch, voice=DEFAULTS.voice)


@program_check(
    "read-to-me", "G10", wants="Read to me: the first tap reads, the second chooses.", heard=True
)
def READ_TO_ME(visitor: Visitor) -> Iterator[Fault]:
    """Find taps that choose unread, and taps that do not mark what the next will choose."""
    visitor.prefer(touch="read")
    yield from _twice(visitor, mark="armed-mark")
    visitor.prefer(touch=DEFAULTS.touch)


@program_check("tap-hold", "C12", wants="A touch shorter than the resident wished does nothing.")
def TAP_HOLD(visitor: Visitor) -> Iterator[Fault]:
    """Find tiles that take a brush of the hand for a touch."""
    visitor.prefer(hold_ms=HOLD_MS)
    spot = _tile(visitor)
    _hold(visitor, spot, HOLD_MS / 2000)
    if _has_left(visitor):
        yield Fault("tile", "acts on a touch that was too short")
    visitor.go("home")
    _hold(visitor, _tile(visitor), 2 * HOLD_MS / 1000)
    if not _has_left(visitor):
        yield Fault("tile", "does not act on a touch that was long enough")
    visitor.prefer(hold_ms=DEFAULTS.hold_ms)


@program_check("double-strike", "C07", wants="The same key struck twice too soon counts once.")
def DOUBLE_STRIKE(visitor: Visitor) -> Iterator[Fault]:
    """Find keys that a trembling hand strikes twice."""
    visitor.prefer(text_size=100, strike_ms=500)
    visitor.go("help")
    visitor.settle()
    visitor.focus("text-size")
    visitor.clock.advance(2)
    sizes = []
    for seconds in (0.0, 0.3, 1.0):
        visitor.clock.advance(seconds)
        visitor.hands.key(Qt.Key.Key_Return)
        sizes.append(visitor.models.preferences.textSize)
    if sizes[1] != sizes[0]:
        yield Fault("text-size", "acts on a second strike that came too soon")
    if sizes[2] == sizes[1]:
        yield Fault("text-size", "does not act on a strike that came later")
    visitor.prefer(text_size=100, strike_ms=DEFAULTS.strike_ms)


@program_check("one-switch", "C14", wants="One switch is offered every control, Back first.")
def ONE_SWITCH(visitor: Visitor) -> Iterator[Fault]:
    """Find controls that a scan never comes to, and a switch that chooses nothing."""
    scan = visitor.app.access.scan
    visitor.go("home")
    visitor.settle()
    visitor.prefer(switches=1)
    wanted, passed = visitor.pack.categories[-1].id, set()
    for _ in range(MOST_OFFERS):
        names = [item.objectName() for item in scan.offered()]
        if wanted in names:
            if len(names) == 1:
                break
            scan.press("switch-1")  # opens the row
        else:
            passed.update(names)
            visitor.clock.advance(visitor.app.desk.session.preferences.scan_ms / 1000 + 0.1)
            scan.look()
        visitor.hands.settle()
    else:
        yield Fault(wanted, "is never offered to a switch", " ".join(sorted(passed)))
    scan.press("switch-1")
    visitor.settle()
    if not _has_left(visitor):
        yield Fault(wanted, "is not chosen by the switch")
    elif [item.objectName() for item in scan.offered()] != ["back"]:
        yield Fault("back", "is not offered first on the next page")
    visitor.prefer(switches=DEFAULTS.switches)


def _twice(visitor: Visitor, mark: str = "") -> Iterator[Fault]:
    """Touch a tile once and again; yield what goes otherwise than heard first, chosen second."""
    spot = _tile(visitor)
    visitor.script.lines.clear()
    visitor.hands.touch_at(spot)
    visitor.settle()
    if _has_left(visitor):
        yield Fault("tile", "acts before it was heard")
        return
    if not visitor.script.lines:
        yield Fault("tile", "is not said when it is touched")
    if mark and not visitor.hands.sees(mark):
        yield Fault("tile", "has no mark that the next tap will choose it")
    visitor.clock.advance(2)
    visitor.hands.touch_at(spot)
    visitor.settle()
    if not _has_left(visitor):
        yield Fault("tile", "is not chosen by the second touch")


def _tile(visitor: Visitor) -> QPointF:
    """Go home; return the middle of the first topic's tile."""
    visitor.prefer(text_size=100, reach=False)
    visitor.go("home")
    visitor.hands.hide_keyboard()
    visitor.settle()
    name = visitor.pack.categories[0].id
    return visitor.hands.rect(visitor.hands.reach(name)).center()


def _hold(visitor: Visitor, spot: QPointF, seconds: float) -> None:
    window = visitor.app.window
    QTest.touchEvent(window, visitor.hands._finger).press(0, spot.toPoint(), window).commit()
    visitor.clock.advance(seconds)
    QTest.touchEvent(window, visitor.hands._finger).release(0, spot.toPoint(), window).commit()
    visitor.settle()


def _has_left(visitor: Visitor) -> bool:
    return bool(visitor.app.desk.navigator.current.name != "home")
