"""One or two switches work the whole screen: it offers, they take (model line 18, C14)."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.devices.keypad import Key
from kiosk.session.scanning import Scanner
from ui.models.desk import Desk
from ui.models.preferences import PreferencesModel
from ui.models.speech_mode import SpeechMode
from ui.narrator import Narrator
from ui.page_cursor import can_be_pressed, role_of
from ui.typing_echo import is_field

LOOK_MS = 100
_MOVES: set[Key] = {"switch-1"}
_TAKES: set[Key] = {"switch-2", "action"}


class SwitchScan(QObject):
    """Puts the ring on one control after the other; Back, which undoes, is always the first."""

    def __init__(
        self, desk: Desk, preferences: PreferencesModel, speech: SpeechMode, narrator: Narrator
    ) -> None:
        super().__init__(speech)
        self._desk, self._preferences, self._speech = desk, preferences, speech
        self._narrator = narrator
        self._scanner = Scanner(desk.core.clock)
        self._known = 0
        narrator.pageEntered.connect(self._begin)
        preferences.changed.connect(self._follow)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    @property
    def switches(self) -> int:
        """How many switches this resident uses; 0 while nobody does."""
        return self._desk.session.preferences.switches

    def press(self, key: Key) -> bool:
        """Do what a switch does; False where the key is none."""
        if key not in _MOVES | _TAKES or (not self.switches and key == "action"):
            return False
        if not self.switches:
            self._preferences.set("switches", 1 if key == "switch-1" else 2)  # A26
        elif self._scanner.rests:
            self._begin()
        elif self.switches == 2 and key in _MOVES:
            self._scanner.move()
            self._show()
        else:
            self._take()
        return True

    def look(self) -> None:
        """Offer the next thing when it is time; with two switches it is time when one says so."""
        if self.switches == 1 and not self._narrator.speaking and self._scanner.look():
            self._show()

    def items(self) -> list[QQuickItem]:
        """Return what can be chosen now, Back first."""
        takes = QAccessible.Role.EditableText
        found = [
            item
            for item in self._speech.cursor.items()
            if can_be_pressed(item) or (role_of(item) is takes and item.isEnabled())
        ]
        return sorted(found, key=lambda item: item.objectName() != "back")

    def _follow(self) -> None:
        self._scanner.dwell = self._desk.session.preferences.scan_ms / 1000
        if self.switches != self._known:
            self._known = self.switches
            self._begin()

    def _begin(self) -> None:
        if self.switches:
            self._scanner.begin(len(self.items()))
            self._show()

    def _show(self) -> None:
        items = self.items()
        if not items:
            return
        self._scanner.count = len(items)  # more may have come to the page meanwhile
        item = items[self._scanner.place % len(items)]
        self._speech.cursor.put(item)
        if self._desk.session.preferences.voice:
            self._narrator.speak_item(item)

    def _take(self) -> None:
        items = self.items()
        if items:
            item = items[self._scanner.place % len(items)]
            if is_field(item):
                self._speech.spell()
            else:
                self._speech.choose(item, aloud=self._desk.session.preferences.voice)
            self._scanner.begin(len(items))
            QTimer.singleShot(0, self, self._begin)
