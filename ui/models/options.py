"""How this kiosk works for you: every preference of the registry, one step at a time (F09)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.message import Message, msg
from kiosk.session.preferences import PreferenceValue
from ui.models.desk import Desk
from ui.models.preferences import THEMES, PreferencesModel
from ui.models.rows import Row, RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

_ON, _OFF = msg("On"), msg("Off")


def _on_off(value: PreferenceValue) -> Message:
    return _ON if value else _OFF


def _seconds(value: PreferenceValue) -> Message:
    return msg("{n} seconds", n=Decimal(int(value)) / 1000) if value else _OFF


TOUCH: dict[PreferenceValue, Message] = {
    "plain": msg("It does at once what it says"),
    "read": msg("The first touch reads, the second chooses"),
    "explore": msg("Slide to hear, touch again to choose"),
}
SWITCHES: dict[PreferenceValue, Message] = {
    0: _OFF,
    1: msg("One switch"),
    2: msg("Two switches"),
}


@dataclass(frozen=True)
class Option:
    """One preference as the page offers it."""

    name: str
    title: Message
    icon: str
    value: Callable[[PreferenceValue], Message]


OPTIONS: tuple[Option, ...] = (
    Option("voice", msg("Speak each page"), "speaker", _on_off),
    Option("volume", msg("How loud"), "sound", lambda v: msg("{n} of {m}", n=v, m=10)),
    Option("rate", msg("How fast"), "sound", lambda v: msg("{n} of {m}", n=int(v) + 1, m=7)),
    Option("text_size", msg("Text size"), "text-size", lambda v: msg("{n} percent", n=v)),
    Option("theme", msg("Colors"), "contrast", lambda v: THEMES[str(v)]),
    Option("reach", msg("Lower the screen"), "lower", _on_off),
    Option("curtain", msg("Dark screen, so that nobody reads along"), "close", _on_off),
    Option("touch", msg("What a touch does"), "hand", TOUCH.__getitem__),
    Option("hold_ms", msg("Hold before a touch counts"), "hand", _seconds),
    Option("switches", msg("Choose with a switch"), "here", SWITCHES.__getitem__),
    Option("scan_ms", msg("Time for each thing with a switch"), "clock", _seconds),
    Option("strike_ms", msg("Ignore the same key within"), "keyboard", _seconds),
    Option("less_motion", msg("Nothing moves"), "stop-square", _on_off),
    Option("time_factor", msg("More time"), "clock", lambda v: msg("{n} times", n=v)),
)


@QmlElement
@QmlUncreatable("Python builds it")
class OptionsModel(QObject):
    """The page of options; each press takes the next value, and it is said."""

    changed = Signal()

    def __init__(
        self, desk: Desk, preferences: PreferencesModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._preferences = desk, preferences
        self._rows = RowList(parent=self)
        preferences.changed.connect(self.refresh)

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(bool, notify=changed)
    def curtain(self) -> bool:
        return self._desk.session.preferences.curtain

    @Slot(str)
    def change(self, name: str) -> None:
        """Take the next value of a preference, the first after the last."""
        stepped = self._desk.session.preferences.step(name, around=True)
        self._preferences.set(name, getattr(stepped, name))

    def refresh(self) -> None:
        """Say everything again."""
        now = self._desk.session.preferences
        self._rows.show(
            [
                Row(
                    option.name,
                    self._desk.say(option.title),
                    detail=self._desk.say(option.value(getattr(now, option.name))),
                    icon=option.icon,
                )
                for option in OPTIONS
            ]
        )
        self.changed.emit()
