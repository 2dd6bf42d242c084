"""How the resident wants to see and hear: size, colours, voice, reach; reset at the end (F09)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.message import Message, msg
from kiosk.session.preferences import Preferences
from ui.models.desk import Desk

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

THEMES: dict[str, Message] = {
    "light": msg("Dark on light"),
    "dark": msg("Light on dark"),
    "yellow-on-black": msg("Yellow on black"),
    "black-on-white": msg("Black on white"),
}


@QmlElement
@QmlUncreatable("Python builds it")
class PreferencesModel(QObject):
    """The session's preferences for the screen, and the buttons that step through them."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @property
    def _now(self):
        return self._desk.session.preferences

    @Property(int, notify=changed)
    def textSize(self) -> int:
        return self._now.text_size

    @Property(str, notify=changed)
    def theme(self) -> str:
        return self._now.theme

    @Property(bool, notify=changed)
    def voice(self) -> bool:
        return self._now.voice

    @Property(int, notify=changed)
    def rate(self) -> int:
        return self._now.rate

    @Property(int, notify=changed)
    def volume(self) -> int:
        return self._now.volume

    @Property(str, notify=changed)
    def volumeText(self) -> str:
        return self._desk.say(self.level_message("volume"))

    @Property(str, notify=changed)
    def rateText(self) -> str:
        return self._desk.say(self.level_message("rate"))

    @Property(bool, notify=changed)
    def lowered(self) -> bool:
        return self._now.reach

    @Property(bool, notify=changed)
    def lessMotion(self) -> bool:
        return self._now.less_motion

    @Property(int, notify=changed)
    def timeFactor(self) -> int:
        return self._now.time_factor

    @Slot()
    def nextTextSize(self) -> None:
        """Take the next larger text; after the largest comes the usual one."""
        self._step("text_size", 1, around=True)
        size = self._now.text_size
        self._desk.announce(msg("Text size {n} percent", n=size))

    @Slot()
    def nextTheme(self) -> None:
        """Take the next colours."""
        self._step("theme", 1, around=True)
        self._desk.announce(THEMES[self._now.theme])

    @Slot()
    def toggleLowered(self) -> None:
        """Bring everything into the lower half of the screen, or back (E07)."""
        self.set("reach", not self._now.reach)
        lowered = msg("The screen is lowered.") if self._now.reach else msg("The screen is back.")
        self._desk.announce(lowered)

    @Slot()
    def toggleVoice(self) -> None:
        """Speak each page and what has the keys, or be silent until asked."""
        self.set("voice", not self._now.voice)

    @Slot()
    def toggleMotion(self) -> None:
        """Stop things from moving, or let them."""
        self.set("less_motion", not self._now.less_motion)

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        """Make the voice louder or softer, in steps of 3 dB."""
        self._step("volume", steps)
        self._desk.announce(self.level_message("volume"))

    @Slot(int)
    def changeRate(self, steps: int) -> None:
        """Make the voice faster or slower."""
        self._step("rate", steps)
        self._desk.announce(self.level_message("rate"))

    @Slot()
    def moreTime(self) -> None:
        """Give more time for everything from now on (F04)."""
        self._desk.session.more_time()
        self.changed.emit()
        self._desk.announce(msg("You have more time now. Do not hurry."))

    def level_message(self, name: str) -> Message:
        """Say how loud ("volume") or how fast ("rate") the voice is."""
        if name == "volume":
            return msg("Volume {n} of {m}", n=self._now.volume, m=10)
        return msg("Speed {n} of {m}", n=self._now.rate + 1, m=7)

    def set(self, name: str, value: int | str | bool) -> None:
        """Set one preference by its name in the registry; see Preferences.with_."""
        self._desk.session.prefer(name, value)
        self.changed.emit()

    def take(self, preferences: Preferences) -> None:
        """Take all preferences at once, as a slip of paper names them."""
        self._desk.session.take(preferences)
        self.changed.emit()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self.changed.emit()

    def _step(self, name: str, by: int, *, around: bool = False) -> None:
        stepped = self._now.step(name, by, around=around)
        self.set(name, getattr(stepped, name))
