"""Nobody has touched for long: the warning and its countdown, shown and said (F01-F05)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.message import Message, msg, nmsg
from kiosk.session.timing import Expired
from kiosk.session.timing import Warning as IdleWarning
from ui.models.desk import Desk

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

SPEECH = "speech"
LOOK_EVERY_MS = 500
MORE_TIME = msg("For more time, press the diamond key.")


def seconds_message(seconds: int) -> Message:
    """Say how long there is to answer the warning."""
    return nmsg(
        "Touch the screen or press any key in {count} second to go on.",
        "Touch the screen or press any key in {count} seconds to go on.",
        seconds,
    )


@QmlElement
@QmlUncreatable("Python builds it")
class IdleModel(QObject):
    """Looks at the session's timer and tells the screen; any touch or key answers the warning.

    `by_keys` tells whether the resident has a keypad in hand, who can ask for more time with it.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        is_speaking: Callable[[], bool],
        expire: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_speaking = is_speaking
        self._expire = expire
        self._seconds = 0
        self._held = False
        self.by_keys: Callable[[], bool] = lambda: False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Property(bool, notify=changed)
    def warning(self) -> bool:
        return self._seconds > 0

    @Property(int, notify=changed)
    def secondsLeft(self) -> int:
        return self._seconds

    @Property(str, notify=changed)
    def countdown(self) -> str:
        return self._desk.say(seconds_message(self._seconds)) if self._seconds else ""

    @Slot()
    def stillHere(self) -> None:
        """Answer the warning; it can be answered without limit (F03)."""
        self._desk.session.touched()
        self._show(0)

    def touched(self, ended: bool) -> None:
        """Note a touch or key anywhere; `ended` when it is lifted.

        The warning stays until then and a moment longer, so that the touch that answers it does
        not fall through to what lies below.
        """
        if ended and not self._desk.session.is_begun:
            return  # the key that ended the session comes up again
        self._desk.session.touched()
        if ended and self._seconds:
            QTimer.singleShot(0, self, lambda: self._show(0))

    def look(self) -> None:
        """Ask the timer where we are; the clock stands still while speech plays (F05)."""
        session = self._desk.session
        self._hold(self._is_speaking())
        if not session.is_begun:
            return
        match session.timer.state():
            case IdleWarning(seconds_left=seconds):
                first = not self._seconds
                self._show(seconds)
                if first:
                    more = (MORE_TIME,) if self.by_keys() else ()
                    self._desk.alert(msg("Are you still there?"), seconds_message(seconds), *more)
            case Expired():
                self._show(0)
                self._expire()
            case _:
                self._show(0)

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def clear(self) -> None:
        """Take the warning down."""
        self._held = False
        self._show(0)

    def _hold(self, speaking: bool) -> None:
        if speaking == self._held:
            return
        self._held = speaking
        timer = self._desk.session.timer
        timer.hold(SPEECH) if speaking else timer.release(SPEECH)

    def _show(self, seconds: int) -> None:
        if seconds != self._seconds:
            self._seconds = seconds
            self.changed.emit()
