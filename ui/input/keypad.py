"""Keys as they come from a keypad or any keyboard, told as what they mean (model line 1)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.clock import Clock
from kiosk.devices.keypad import Key, Keymap, StrikeFilter

_K = Qt.Key
KEYBOARD: dict[Qt.Key, Key] = {
    _K.Key_Left: "back",
    _K.Key_Escape: "back",
    _K.Key_Up: "up",
    _K.Key_Down: "down",
    _K.Key_Right: "next",
    _K.Key_Return: "action",
    _K.Key_Enter: "action",
    _K.Key_F1: "help",
    _K.Key_Help: "help",
    _K.Key_VolumeDown: "quieter",
    _K.Key_VolumeUp: "louder",
    _K.Key_F5: "slower",
    _K.Key_F6: "faster",
    _K.Key_F9: "quieter",
    _K.Key_F10: "louder",
    _K.Key_Pause: "pause",
    _K.Key_MediaPause: "pause",
    _K.Key_MediaTogglePlayPause: "pause",
}
_WRITING = {_K.Key_Left, _K.Key_Right, _K.Key_Return, _K.Key_Enter}
_AS_QT: dict[Key, Qt.Key] = {
    "back": _K.Key_Escape,
    "up": _K.Key_Up,
    "down": _K.Key_Down,
    "action": _K.Key_Return,
    "help": _K.Key_F1,
}
_FIELDS = ("QQuickTextInput", "QQuickTextEdit")
_MOVES = {"up", "down"}
QUIET: frozenset[Key] = frozenset({"quieter", "louder", "slower", "faster", "pause"})
"""Keys that do not end what is being said."""


class Keypad(QObject):
    """An event filter for the window.

    `press` is told each key and returns whether it was for it. Learned keys never reach the screen
    as what the system takes them for (C18); a keyboard's do where `press` does not want them. Keys
    repeat nothing (C06), and the same strike too soon counts once (C07): for the moves of a
    keyboard only if the resident asked for a longer time, since fingers walk fast there.
    """

    def __init__(
        self,
        window: QQuickWindow,
        keymap: Keymap,
        clock: Clock,
        press: Callable[[Key], bool],
        is_mirrored: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._keymap = keymap
        self._clock = clock
        self._press = press
        self._is_mirrored = is_mirrored
        self._held: set[int] = set()
        self._passing = False
        self.strikes = StrikeFilter()
        self.filters_moves = False
        self.switches = 0

    def key_of(self, event: QKeyEvent) -> Key | None:
        """Return what a key means; None where it belongs to the screen or to the field."""
        learned = self._keymap.key_of(event.nativeScanCode())
        if learned is not None:
            return learned
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if self.switches and key == _K.Key_Space:
            return "switch-1"  # what a switch box without a map sends
        if key in _WRITING and self._is_writing():
            return None
        meant = KEYBOARD.get(key)
        if key in (_K.Key_Left, _K.Key_Right) and self._is_mirrored():
            return "back" if meant == "next" else "next"  # the arrow points the way (H06)
        return meant

    def is_quiet(self, event: QKeyEvent) -> bool:
        """Whether a key lets the voice go on."""
        return self.key_of(event) in QUIET

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that mean something; let all others pass."""
        if self._passing or not isinstance(event, QKeyEvent):
            return False
        code = event.nativeScanCode() or event.key()
        if event.type() == QEvent.Type.KeyRelease and code in self._held:
            self._held.discard(code)
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = self.key_of(event)
        if key is None:
            self.strikes.note(code, self._clock.monotonic())
            return False
        if not self._take(key, event):
            return False
        self._held.add(code)
        return True

    def _take(self, key: Key, event: QKeyEvent) -> bool:
        learned = self._keymap.key_of(event.nativeScanCode()) is not None
        if event.isAutoRepeat():
            return True
        now = self._clock.monotonic()
        if not (learned or self.filters_moves or key not in _MOVES):
            self.strikes.note(key, now)
        elif not self.strikes.takes(key, now):
            return True
        if self._press(key):
            return True
        if learned:
            self._pass_on(key)
        return learned

    def _pass_on(self, key: Key) -> None:
        qt = _AS_QT.get(key)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) if qt is not None else ():
            self._passing = True
            event = QKeyEvent(kind, qt, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self._window, event)
            self._passing = False

    def _is_writing(self) -> bool:
        item = self._window.activeFocusItem()
        return item is not None and any(item.inherits(kind) for kind in _FIELDS)
