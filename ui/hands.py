"""A pair of hands and eyes for the real window: finds what a resident could see, touches, types.

Tours, audits and tests walk the kiosk with these, so that nothing is proved through a back door:
an item is found by what is shown or said of it, touched at its middle with a real touch event, and
keys arrive as key events.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication, QInputMethodEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

MOST_PAGES = 100
"""More than any screen has in any language, size and text; a page that is stuck ends here."""


class NotOnScreen(LookupError):
    """What was looked for is not on the screen; the message lists what is."""


class Hands:
    """Touches and keys for one window."""

    def __init__(self, window: QQuickWindow) -> None:
        QAccessible.setActive(True)
        self.window = window
        self._finger = QTest.createTouchDevice()

    # --- seeing -----------------------------------------------------------------------------
    def items(self, root: QQuickItem | None = None) -> Iterator[QQuickItem]:
        """Yield every item that is visible and inside the window, in paint order."""
        stack = [root or self.window.contentItem()]
        while stack:
            item = stack.pop()
            if not item.isVisible() or item.opacity() == 0:
                continue
            yield item
            stack += reversed(item.childItems())

    def spoken(self, item: QQuickItem) -> str:
        """Return the accessible name of an item, empty where it has none."""
        face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
        return face.text(QAccessible.Text.Name) if face is not None else ""

    def role(self, item: QQuickItem) -> QAccessible.Role | None:
        """Return the accessible role of an item."""
        face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
        return face.role() if face is not None else None

    def find(self, wanted: str | Callable[[QQuickItem], bool]) -> QQuickItem:
        """Return the item with this object name or spoken name; the topmost where several fit.

        Raises `NotOnScreen` with the names that are there.
        """
        found = self.all(wanted)
        if not found:
            here = sorted({self._named(i) for i in self.items()} - {""})
            raise NotOnScreen(f"{wanted!r} is not on the screen. There is: {here}")
        return found[-1]

    def all(self, wanted: str | Callable[[QQuickItem], bool]) -> list[QQuickItem]:
        """Return every visible item that fits, in paint order."""
        if callable(wanted):
            return [item for item in self.items() if wanted(item)]
        by_id = [item for item in self.items() if item.objectName() == wanted]
        return by_id or [item for item in self.items() if self.spoken(item) == wanted]

    def sees(self, wanted: str | Callable[[QQuickItem], bool]) -> bool:
        """Tell whether such an item is visible."""
        return bool(self.all(wanted))

    def rect(self, item: QQuickItem) -> QRectF:
        """Return where the item is, in window pixels."""
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def picture(self, path: Path) -> Path:
        """Save what is on the screen as a PNG and return its path."""
        self.come_to_rest()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.window.grabWindow().save(str(path)):
            raise OSError(f"The picture could not be written to {path}")
        return path

    def come_to_rest(self) -> None:
        """Let layouts settle as they do from frame to frame, before the screen is looked at."""
        for _ in range(3):
            self.settle()
            self.paint()
        self.settle()

    def paint(self) -> None:
        """Have the scene rendered now, as the panel would with its next frame."""
        self.window.grabWindow()

    # --- doing ------------------------------------------------------------------------------
    def touch(self, wanted: str | QQuickItem | Callable[[QQuickItem], bool]) -> None:
        """Put a finger on the middle of the item and lift it."""
        item = wanted if isinstance(wanted, QQuickItem) else self.find(wanted)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2))
        self.touch_at(middle)

    def touch_at(self, point: QPointF) -> None:
        """Put a finger on a point of the window and lift it."""
        spot = point.toPoint()
        for act in ("press", "release"):
            event = QTest.touchEvent(self.window, self._finger)
            getattr(event, act)(0, spot, self.window)
            event.commit()
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press and release one key."""
        QTest.keyClick(self.window, key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type into whatever has the focus, as an input method commits it."""
        focus = QGuiApplication.focusObject()
        if focus is None:
            raise NotOnScreen("Nothing has the focus, so nothing can be typed into")
        commit(focus, text)
        self.settle()

    def reach(self, wanted: str) -> QQuickItem:
        """Turn the pages of the screen until the item is on the one that is shown."""
        self.come_to_rest()
        item = self.find(wanted)
        self.turn_to(item)
        return item

    def turn_to(self, item: QQuickItem, turned: Callable[[], None] = lambda: None) -> None:
        """Turn the pages of the screen until the item is shown; `turned` is called at each.

        Raises `NotOnScreen` where it is on no page, or the pages come to no end.
        """
        for turn in ("page-more", "page-back"):
            for _ in range(MOST_PAGES):
                if self.shows(item) or not self._can_touch(turn):
                    break
                self.touch(turn)
                turned()
            else:
                raise NotOnScreen(f"After {MOST_PAGES} touches {turn!r} still turns no last page")
        if not self.shows(item):
            raise NotOnScreen(f"{self._named(item)!r} is on no page of this screen")

    def _can_touch(self, wanted: str) -> bool:
        return self.sees(wanted) and self.find(wanted).isEnabled()

    def _named(self, item: QQuickItem) -> str:
        return item.objectName() or self.spoken(item)

    def field(self, wanted: str) -> QQuickItem:
        """Return the place to write in, within the item of that name, and show it."""
        item = self.reach(wanted)
        fields = [
            part
            for part in self.items(item)
            if self.role(part) == QAccessible.Role.EditableText and part.isVisible()
        ]
        place = fields[0] if fields else item
        self.turn_to(place)  # the whole item may be higher than a page
        return place

    def shows(self, item: QQuickItem) -> bool:
        """Tell whether the middle of an item is inside all that clips it."""
        middle = self.rect(item).center()
        inside = QRectF(0, 0, self.window.width(), self.window.height()).contains(middle)
        above = item.parentItem()
        while inside and above is not None:
            inside = not above.clip() or self.rect(above).contains(middle)
            above = above.parentItem()
        return inside

    def hide_keyboard(self) -> None:
        """Put the on-screen keyboard away, as its own key does."""
        QGuiApplication.inputMethod().hide()
        self.settle()

    # --- waiting ----------------------------------------------------------------------------
    def settle(self, rounds: int = 4) -> None:
        """Let everything that is due happen, without waiting for time to pass."""
        for _ in range(rounds):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, true: Callable[[], bool], seconds: float = 5.0) -> None:
        """Process events until the condition holds.

        Raises `TimeoutError` when it does not within `seconds` of real time.
        """
        end = time.monotonic() + seconds
        while not true():
            if time.monotonic() > end:
                raise TimeoutError(f"Waited {seconds} s in vain for {true}")
            QTest.qWait(5)


def commit(receiver: QObject, text: str) -> None:
    """Hand text to an item the way an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(receiver, event)
