"""Help: what this page wants, a person to turn to, and how the kiosk can be made to fit (G03)."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.devices.slip import hours_lines
from kiosk.language.message import Message, msg
from ui.models.desk import Desk
from ui.models.question_props import where_message

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

LIST = msg("Choose one to read more.")
PAGE = msg("Read this. Then go back.")
PAGES: dict[str, Message] = {
    "start": msg("Which language do you want?"),
    "home": msg("Choose what you need. You can also type it in your own words."),
    "category": msg("Choose the service that fits. Nothing is sent yet."),
    "service": msg("Read what this is about. Then touch Start."),
    "question": msg(
        "Answer the question, then touch Next. You can go back at any time. Your answers stay."
    ),
    "check": msg("Look at your answers. You can change each one. Then send them."),
    "cannot-save": msg("Your answers are still here. Please ask the staff."),
    "receipt": msg("Take your paper, or write down the reference. Then touch I’m finished."),
    "request": msg("Type the reference from your paper. Then touch Look."),
    "language": msg("Choose your language. Your answers stay."),
    "places": msg("Search, or choose below"),
    "places-topic": LIST,
    "places-language": msg("Which language do you want?"),
    "place": PAGE,
    "departures": msg("See what leaves here, and when."),
    "events": LIST,
    "event": PAGE,
    "say": LIST,
    "consultation": msg("Read what this is about. Then touch Start."),
    "thanks": msg("Your answers are saved without your name."),
    "alerts": LIST,
    "alert": PAGE,
    "about": PAGE,
    "options": msg("Choose what you want to change. It is yours until you are finished."),
}


def here_message(route: str) -> Message:
    """Say what a page wants."""
    return PAGES.get(route, PAGES["home"])


@QmlElement
@QmlUncreatable("Python builds it")
class HelpModel(QObject):
    """The help page; it knows which page it was called from."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.navigator.changed.connect(self.refresh)

    @Property(str, notify=changed)
    def here(self) -> str:
        stack = self._desk.navigator.stack
        below = stack[-2].name if len(stack) > 1 else "home"
        return self._desk.say(here_message(below))

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._desk.text(self._desk.core.pack.city.contact.counter)

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._desk.core.pack.city.contact.phone

    @Property(str, notify=changed)
    def phoneSpeech(self) -> str:
        return self._desk.texts.spell(self._desk.core.pack.city.contact.phone)

    @Property(str, notify=changed)
    def emergency(self) -> str:
        return self._desk.text(self._desk.core.pack.city.emergency.say)

    @Property(str, notify=changed)
    def emergencySpeech(self) -> str:
        return self._desk.speech(self._desk.core.pack.city.emergency.say)

    @Property(str, notify=changed)
    def whereHere(self) -> str:
        return self._desk.say(where_message(self._desk.core.pack.city))

    @Property(str, notify=changed)
    def hours(self) -> str:
        return "\n".join(hours_lines(self._desk.core.pack.city.contact.hours, self._desk.texts))

    def refresh(self) -> None:
        """Say everything again, for the page below and in the language on screen."""
        if self._desk.navigator.current.name == "help":
            self.changed.emit()
