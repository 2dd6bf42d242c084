"""What is on: a list day by day, and the page of one event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.events.agenda import Event
from kiosk.language.message import Message, msg
from ui.models.desk import Desk
from ui.models.foreign import foreign_note
from ui.models.rows import RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class EventRow:
    """One event of the list; `day` is there for the first of each day."""

    key: str
    text: str
    detail: str
    icon: str
    day: str
    nameTag: str  # the language of its name where that is not the page's


def when_message(event: Event) -> Message:
    """Say when an event is, within its day or over its days."""
    if event.day != event.last_day:
        return msg("{start} to {end}", start=event.day, end=event.last_day)
    if event.all_day:
        return msg("All day")
    if event.ends == event.starts:
        return Message("{start}", {"start": event.starts.time()})
    return msg("{start} to {end}", start=event.starts.time(), end=event.ends.time())


@QmlElement
@QmlUncreatable("Python builds it")
class EventsModel(QObject):
    """The events of the next four weeks; they are worked out beside the screen."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._events: tuple[Event, ...] | None = None
        self._rows = RowList(EventRow, parent=self)
        desk.navigator.changed.connect(self._arrived)

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return self._events == ()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._desk.texts.text(self._shown.title) if self._shown else ""

    @Property(str, notify=changed)
    def titleTag(self) -> str:
        """Return the language of the name where it is not the page's."""
        return self._foreign(self._shown, self._shown.title) if self._shown else ""

    @Property(str, notify=changed)
    def day(self) -> str:
        return self._desk.texts.weekday_date(self._shown.day) if self._shown else ""

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._desk.say(when_message(self._shown)) if self._shown else ""

    @Property(str, notify=changed)
    def where(self) -> str:
        return self._desk.texts.text(self._shown.place) if self._shown else ""

    @Property(str, notify=changed)
    def whereTag(self) -> str:
        return self._foreign(self._shown, self._shown.place) if self._shown else ""

    @Property(str, notify=changed)
    def cost(self) -> str:
        return self._desk.texts.text(self._shown.cost) if self._shown else ""

    @Property(str, notify=changed)
    def costTag(self) -> str:
        return self._foreign(self._shown, self._shown.cost) if self._shown else ""

    @Property(str, notify=changed)
    def description(self) -> str:
        return self._desk.texts.text(self._shown.description) if self._shown else ""

    @Property(str, notify=changed)
    def descriptionTag(self) -> str:
        return self._foreign(self._shown, self._shown.description) if self._shown else ""

    @Property(str, notify=changed)
    def languageNote(self) -> str:
        """Say in which language the event is told, where nobody translated it."""
        tag = self.descriptionTag if self.description else self.titleTag
        return self._desk.say(foreign_note(tag, self._desk.texts))

    @Property(bool, notify=changed)
    def cancelled(self) -> bool:
        return self._shown is not None and self._shown.cancelled

    @Slot(str)
    def open(self, key: str) -> None:
        """Show one event."""
        self._desk.navigator.go(Route("event", key))

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        rows, before = [], None
        for event in self._events or ():
            day = max(event.day, self._desk.core.today)  # what goes on since days is on today
            rows.append(self._row(event, None if day == before else day))
            before = day
        self._rows.show(rows)
        self.changed.emit()

    def clear(self) -> None:
        """Let go of the list."""
        self._events = None
        self._rows.show([])

    @property
    def _shown(self) -> Event | None:
        route = self._desk.navigator.current
        if route.name != "event":
            return None
        return next((event for event in self._events or () if event.id == route.subject), None)

    def _arrived(self) -> None:
        name = self._desk.navigator.current.name
        if name == "events" or (name == "event" and self._events is None):
            self._desk.aside(self._desk.core.offers.agenda.upcoming, self._take)
        self.changed.emit()

    def _take(self, events: tuple[Event, ...]) -> None:
        if self._desk.navigator.current.name in ("events", "event"):
            self._events = events
            self.refresh()

    def _foreign(self, event: Event, text: str) -> str:
        """Return the language of a text that nobody has translated; nothing where it is ours."""
        ours = event.language == self._desk.language.tag
        return "" if ours or self._desk.texts.text(text) != text else event.language

    def _row(self, event: Event, day: date | None) -> EventRow:
        desk = self._desk
        # A row's second line has one voice; a place that nobody translated stands on its own page.
        where = "" if self._foreign(event, event.place) else desk.texts.text(event.place)
        lines = [desk.say(when_message(event)), where]
        if event.cancelled:
            lines.insert(0, desk.say(msg("Cancelled")))
        return EventRow(
            key=event.id,
            text=desk.texts.text(event.title),
            detail="\n".join(filter(None, lines)),
            icon="close" if event.cancelled else "calendar",
            day=desk.texts.weekday_date(day) if day else "",
            nameTag=self._foreign(event, event.title),
        )
