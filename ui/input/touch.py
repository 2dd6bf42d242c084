"""Touch for those who must hear before they choose (model lines 13-16)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal, TypeAlias, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.clock import Clock
from ui.input.spots import holds, key_at, name_of, on_keyboard
from ui.models.speech_mode import SpeechMode
from ui.page_cursor import can_be_pressed
from ui.reading import Reading

TouchMode: TypeAlias = Literal["plain", "explore", "read"]

SLIP_MM = 10.0
DOUBLE_TAP_SECONDS = 0.5
ANCHORS = {"back", "help", "next"}
_T = QEvent.Type
_BEGIN = {_T.TouchBegin, _T.MouseButtonPress}
_MOVE = {_T.TouchUpdate, _T.MouseMove}
_END = {_T.TouchEnd, _T.MouseButtonRelease}
_ALL = _BEGIN | _MOVE | _END | {_T.TouchCancel, _T.MouseButtonDblClick}


class TouchReader(QObject):
    """An event filter for the window: in two of its three modes no first touch acts (C02).

    `explore`: touching or sliding reads and goes there; touching the same thing again, or tapping
    twice where nothing is, chooses. `read`: a tap reads, a second tap on the same thing chooses.

    `double_seconds` tells how fast two taps must follow (model line 14). `page_rest_seconds` is how
    long the spot that brought a new page takes no touch: many strike twice out of habit (C12).
    """

    def __init__(
        self,
        window: QQuickWindow,
        speech: SpeechMode,
        reading: Reading,
        clock: Clock,
        mode: Callable[[], TouchMode],
        hold_seconds: Callable[[], float],
        strike_seconds: Callable[[], float],
        px_per_mm: float,
    ) -> None:
        super().__init__(speech)
        self._window, self._speech, self._reading = window, speech, reading
        self._clock, self._mode, self._slip = clock, mode, SLIP_MM * px_per_mm
        self._hold_seconds, self._strike_seconds = hold_seconds, strike_seconds
        self.double_seconds: Callable[[], float] = lambda: DOUBLE_TAP_SECONDS
        self.page_rest_seconds = 0.0
        self._taken = self._bounces = False
        self._began_at = 0.0
        self.clear()

    def clear(self) -> None:
        """Forget what was touched."""
        self._item: QQuickItem | None = None
        self._key: QQuickItem | None = None
        self._again = self._slid = self._on_keys = False
        self._start = self._lifted = QPointF()
        self._lifted_at = -math.inf
        self._page_is_new = False
        self._tapped_at = -math.inf
        self._reading.arm(None)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take touches where they are to be heard first; let them pass where they are not."""
        if event.type() not in _ALL:
            return False
        point = _point(event)
        if event.type() in _BEGIN:
            self._bounces = self._is_bounce(point)
            self._taken = self._bounces or self._is_mine(point)
            self._start, self._began_at = point, self._clock.monotonic()
        if event.type() in _END:
            self._lifted, self._lifted_at = point, self._clock.monotonic()
            self._page_is_new = False
        if self._bounces:
            event.accept()
            return True
        if not self._taken:
            return self._is_too_short(event) or self._slides_off(event, point)
        if self._on_keys:
            self._hear_key(key_at(self._window, point))
        elif event.type() in _BEGIN:
            self._begin(point)
        elif event.type() in _MOVE:
            self._move(point)
        elif event.type() in _END:
            self._end(point)
        event.accept()
        return True

    def _is_bounce(self, point: QPointF) -> bool:
        """Whether a finger came down again where it was lifted, sooner than it may (C12)."""
        near = (point - self._lifted).manhattanLength() <= self._slip
        rest = self.page_rest_seconds if self._page_is_new else 0.0
        since = self._clock.monotonic() - self._lifted_at
        return near and since < max(self._strike_seconds(), rest)

    def page_came(self) -> None:
        """Note a new page: the second half of a double touch is not for what now lies there."""
        self._page_is_new = True

    def _is_mine(self, point: QPointF) -> bool:
        """Whether a touch is to be heard first; a key that was heard is typed by the next touch."""
        mode = self._mode()
        self._on_keys = on_keyboard(self._window, point)
        if not self._on_keys:
            self._key = None
            return mode != "plain"
        return mode == "explore" and key_at(self._window, point) is not self._key

    def _hear_key(self, key: QQuickItem | None) -> None:
        if key is not None and key is not self._key:
            self._speech.hear_key(name_of(key))
        self._key = key

    def _slides_off(self, event: QEvent, point: QPointF) -> bool:
        """Call off a key that was to be typed when the finger slides: a slide types nothing."""
        typing = self._on_keys and self._mode() == "explore"
        slid = (point - self._start).manhattanLength() > self._slip
        if not (typing and slid and event.type() == _T.TouchUpdate):
            return False
        self._call_off(cast(QTouchEvent, event))
        self._taken, self._key = True, None
        return True

    def _is_too_short(self, event: QEvent) -> bool:
        """Call off a touch that was shorter than the resident wants touches to be (C12)."""
        short = self._clock.monotonic() - self._began_at < self._hold_seconds()
        if event.type() != _T.TouchEnd or not short:
            return False
        self._call_off(cast(QTouchEvent, event))
        return True

    def _call_off(self, touch: QTouchEvent) -> None:
        QCoreApplication.sendEvent(self._window, QTouchEvent(_T.TouchCancel, touch.device()))
        touch.accept()

    def _begin(self, point: QPointF) -> None:
        self._slid = False
        item = self.item_at(point)
        if self._mode() == "read":
            return
        self._again = item is not None and item is self._speech.cursor.item is self._item
        if not self._again:
            self._hear(item)

    def _move(self, point: QPointF) -> None:
        if (point - self._start).manhattanLength() > self._slip:
            self._slid = True
        if self._mode() == "explore" and self._slid:
            item = self.item_at(point)
            if item is not self._item:
                self._again = False
                self._hear(item)

    def _end(self, point: QPointF) -> None:
        self._move(point)
        if self._slid:
            return  # a slide never chooses (model line 14)
        now, item = self._clock.monotonic(), self.item_at(point)
        twice = now - self._tapped_at <= self.double_seconds()
        self._tapped_at = now
        if self._mode() == "read":
            self._tap(item)
        elif self._again and item is self._item:
            self._choose(item)
        elif twice and item is None:
            self._choose(self._speech.cursor.item)

    def _tap(self, item: QQuickItem | None) -> None:
        if item is not None and item is self._reading.armed:
            self._reading.arm(None)
            self._choose(item)
        else:
            self._hear(item)
            self._reading.arm(item if item is not None and can_be_pressed(item) else None)

    def _hear(self, item: QQuickItem | None) -> None:
        self._item = item
        if item is not None:
            if item.objectName() in ANCHORS:
                self._speech.tone("anchor")  # the same corners on every page (model line 15)
            self._speech.touch(item)

    def _choose(self, item: QQuickItem | None) -> None:
        self._item = None
        if item is not None:
            self._speech.choose(item)

    def item_at(self, point: QPointF) -> QQuickItem | None:
        """Return what is under a point of the window and can be heard; the last drawn wins."""
        found = [item for item in self._speech.cursor.items() if holds(item, point)]
        return found[-1] if found else None


def _point(event: QEvent) -> QPointF:
    if isinstance(event, QTouchEvent):
        points = event.points()
        return points[0].position() if points else QPointF()
    return event.position() if isinstance(event, QMouseEvent) else QPointF()
