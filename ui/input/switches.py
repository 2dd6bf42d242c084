"""One or two switches work the whole screen: it offers, they take (model line 18, C14)."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.devices.keypad import Key
from kiosk.session.scanning import ROW_LOOPS, Scanner
from ui.input.scan_rows import Row, place_of, rows_of
from ui.models.desk import Desk
from ui.models.preferences import PreferencesModel
from ui.models.speech_mode import SpeechMode
from ui.narrator import Narrator
from ui.page_cursor import can_be_pressed, role_of
from ui.reading import Reading
from ui.typing_echo import is_field

LOOK_MS = 100
_MOVES: set[Key] = {"switch-1"}
_TAKES: set[Key] = {"switch-2", "action"}


class SwitchScan(QObject):
    """Puts the ring on one thing after the other; Back, which undoes, is always the first.

    One switch is offered rows, and what is in a row once it was taken; two switches go from thing
    to thing at the hand's own pace.
    """

    def __init__(
        self,
        desk: Desk,
        preferences: PreferencesModel,
        speech: SpeechMode,
        narrator: Narrator,
        reading: Reading,
    ) -> None:
        super().__init__(speech)
        self._desk, self._preferences, self._speech = desk, preferences, speech
        self._narrator, self._reading = narrator, reading
        self._scanner = Scanner(desk.core.clock)
        self._known = 0
        self._row: Row | None = None  # the row that was taken
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
            if self._row is not None and self._scanner.rounds >= ROW_LOOPS:
                self._leave_row()
            self._show()
        elif self._reading.row.isValid():
            self._reading.show_row(place_of(self.offered()))  # it moves with its page

    def offered(self) -> Row:
        """Return what a press would take now: a control, or a row of them."""
        stops = self._stops()
        return stops[self._scanner.place % len(stops)] if stops else ()

    def items(self) -> list[QQuickItem]:
        """Return what can be chosen now, in the order of reading."""
        takes = QAccessible.Role.EditableText
        return [
            item
            for item in self._speech.cursor.items()
            if can_be_pressed(item) or (role_of(item) is takes and item.isEnabled())
        ]

    def _stops(self) -> list[Row]:
        if self._row is not None and all(map(shiboken6.isValid, self._row)):
            return [(item,) for item in self._row]
        rows = rows_of(self.items())
        return rows if self.switches == 1 else [(item,) for row in rows for item in row]

    def _follow(self) -> None:
        self._scanner.dwell = self._desk.session.preferences.scan_ms / 1000
        if self.switches != self._known:
            self._known = self.switches
            self._begin()

    def _begin(self) -> None:
        self._row = None
        if self.switches:
            self._scanner.begin(len(self._stops()))
            self._show()
        else:
            self._reading.show_row(QRectF())

    def _leave_row(self) -> None:
        """Offer rows again, from the one that nothing was taken from."""
        left, self._row = self._row, None
        rows = self._stops()
        self._scanner.begin(len(rows), rows.index(left) if left in rows else 0)

    def _show(self) -> None:
        row = self.offered()
        if not row:
            return
        self._scanner.count = len(self._stops())  # more may have come to the page meanwhile
        is_row = len(row) > 1
        self._speech.cursor.put(row[0], ring=not is_row)
        self._reading.show_row(place_of(row) if is_row else QRectF())
        if self._desk.session.preferences.voice:
            self._narrator.speak_items(row)

    def _take(self) -> None:
        row = self.offered()
        if len(row) > 1:
            self._row = row
            self._scanner.begin(len(row))
            self._show()
        elif row:
            item = row[0]
            if is_field(item):
                self._speech.spell()
            else:
                self._speech.choose(item, aloud=self._desk.session.preferences.voice)
            QTimer.singleShot(0, self, self._begin)
