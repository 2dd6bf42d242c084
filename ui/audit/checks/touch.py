"""A finger: nothing happens on touching down, on sliding off, by holding a key (C06, C10, C13)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from ui.audit.check import program_check
from ui.audit.finding import Fault
from ui.audit.visitor import Visitor


@program_check("slide-off", "C10", wants="Sliding off a control before lifting does nothing.")
def SLIDE_OFF(visitor: Visitor) -> Iterator[Fault]:
    """Find tiles that act on touching down, or when the finger is lifted elsewhere."""
    visitor.prefer(text_size=100, reach=False)
    visitor.go("home")
    visitor.hands.hide_keyboard()
    visitor.settle()
    key = visitor.pack.categories[0].id
    item = visitor.hands.reach(key)
    middle = visitor.hands.rect(item).center().toPoint()
    _touch(visitor, "press", middle)
    if _left(visitor):
        yield Fault(key, "acts when the finger comes down")
    away = middle + QPoint(0, 500 if middle.y() < visitor.app.window.height() / 2 else -500)
    _touch(visitor, "move", away)
    _touch(visitor, "release", away)
    if _left(visitor):
        yield Fault(key, "acts though the finger slid off")
    visitor.go("home")
    visitor.settle()
    visitor.hands.touch(visitor.hands.reach(key))
    if not _left(visitor):
        yield Fault(key, "does not act when the finger is lifted on it")


@program_check("no-key-repeat", "C06", wants="A key that is held does its work once.")
def NO_KEY_REPEAT(visitor: Visitor) -> Iterator[Fault]:
    """Find controls that a held key presses again and again."""
    visitor.go("help")
    visitor.settle()
    visitor.prefer(text_size=100)
    visitor.focus("text-size")
    _press(visitor, repeat=False)
    once = visitor.models.preferences.textSize
    for _ in range(3):
        _press(visitor, repeat=True)
    if visitor.models.preferences.textSize != once:
        yield Fault("text-size", "acts again while the key is held")
    visitor.prefer(text_size=100)


def _touch(visitor: Visitor, act: str, spot: QPoint) -> None:
    event = QTest.touchEvent(visitor.app.window, visitor.hands._finger)
    getattr(event, act)(0, spot, visitor.app.window)
    event.commit()
    visitor.hands.settle()


def _press(visitor: Visitor, *, repeat: bool) -> None:
    visitor.clock.advance(2)  # no two presses count as one (C07)
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r", repeat)
    QCoreApplication.sendEvent(visitor.app.window, event)
    visitor.hands.settle()


def _left(visitor: Visitor) -> bool:
    return bool(visitor.app.desk.navigator.current.name != "home")
