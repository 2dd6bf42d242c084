"""A reader of codes that types what it reads: a slip of settings works from any page, at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.clock import Clock
from kiosk.session.settings_code import LENGTH, SIGN
from ui.typing_echo import is_field

QUICK_SECONDS = 0.1
"""A reader types faster than any hand; what comes later begins anew."""
MOST = len(SIGN) + 2 * LENGTH
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CodeReader(QObject):
    """An event filter for the window, before the keypad's: the end of a code is no round key.

    `read` gets a code of settings. What is typed into a field stays with the field.
    """

    def __init__(
        self, window: QQuickWindow, clock: Clock, read: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._clock, self._read = window, clock, read
        self._takes_release = False
        self.clear()

    def clear(self) -> None:
        """Forget what was typed."""
        self._typed, self._at = "", 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the key that ends a code; let all others pass."""
        if not isinstance(event, QKeyEvent) or is_field(self._window.activeFocusItem()):
            return False
        is_end = event.key() in _ENDS
        if event.type() == QEvent.Type.KeyRelease and is_end and self._takes_release:
            self._takes_release = False
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if is_end:
            return self._end()
        if event.text().strip():
            self._note(event.text())
        return False

    def _note(self, letters: str) -> None:
        now = self._clock.monotonic()
        before = self._typed if now - self._at <= QUICK_SECONDS else ""
        self._typed, self._at = (before + letters)[-MOST:], now

    def _end(self) -> bool:
        typed, quick = self._typed, self._clock.monotonic() - self._at <= QUICK_SECONDS
        self.clear()
        if not quick or not typed.upper().startswith(SIGN):
            return False
        self._takes_release = True
        self._read(typed)
        return True
