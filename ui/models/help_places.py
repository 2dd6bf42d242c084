"""Finding help near this kiosk: topics, words, what a place must be, and the places that fit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.directory.help_filters import HelpFilters
from kiosk.directory.help_search import FoundHelp, HelpFound, HelpSearch, OfferedTopic
from kiosk.language.message import Message, msg, nmsg
from ui.models.desk import Desk
from ui.models.help_filter_rows import filter_rows, places_message, toggled
from ui.models.help_place import HelpPlaceModel
from ui.models.journey import JourneyModel
from ui.models.rows import Row, RowList
from ui.navigator import Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

SHOWN = 12
"""Places that are listed at first, and as many more with each wish for more."""
ROUTES = ("places", "places-topic", "places-language", "place")
NOTHING = HelpFound((), 0)


@dataclass(frozen=True)
class PlaceRow:
    """One topic or place; `nameTag` is the language of its name where that is not the page's."""

    key: str
    text: str
    detail: str
    icon: str
    nameTag: str


@QmlElement
@QmlUncreatable("Python builds it")
class HelpPlacesModel(QObject):
    """What a resident looks for, and the lists of it; nothing of it outlives the session."""

    changed = Signal()

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._search: HelpSearch | None = None
        self._place = HelpPlaceModel(desk, journey, self)
        self._topics = RowList(PlaceRow, parent=self)
        self._rows = RowList(PlaceRow, parent=self)
        self._filter_rows = RowList(parent=self)
        self._languages = RowList(parent=self)
        self._forget()
        desk.navigator.changed.connect(self._arrived)

    @Property(HelpPlaceModel, constant=True)
    def place(self) -> HelpPlaceModel:
        return self._place

    @Property(RowList, constant=True)
    def topics(self) -> RowList:
        return self._topics

    @Property(RowList, constant=True)
    def rows(self) -> RowList:
        return self._rows

    @Property(RowList, constant=True)
    def filters(self) -> RowList:
        return self._filter_rows

    @Property(RowList, constant=True)
    def languages(self) -> RowList:
        return self._languages

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(bool, notify=changed)
    def searching(self) -> bool:
        return bool(self._query.strip()) and not self._desk.navigator.current.subject

    @Property(str, notify=changed)
    def topic(self) -> str:
        """Return the name of the topic on screen; nothing above the topics."""
        topic = self._topic_on_screen()
        return topic.name.text if topic else ""

    @Property(str, notify=changed)
    def topicTag(self) -> str:
        """Return the language of the topic's name where it is not the page's."""
        topic = self._topic_on_screen()
        return self._foreign(topic.name.language) if topic else ""

    @Property(str, notify=changed)
    def found(self) -> str:
        return self._desk.say(self._found_message())

    @Property(str, notify=changed)
    def unsaid(self) -> str:
        return self._desk.say(self._unsaid_message())

    @Property(bool, notify=changed)
    def hasMore(self) -> bool:
        return self._found.total > len(self._found.places)

    @Property(bool, notify=changed)
    def hasLanguages(self) -> bool:
        """Return whether there are places of which a language can be asked."""
        return self._rows.count > 0 and self._search is not None and bool(self._search.spoken())

    @Slot(str)
    def search(self, query: str) -> None:
        """Find places by these words, as they are typed."""
        if query != self._query:
            self._query, self._limit = query, SHOWN
            self._show()

    @Slot(str)
    def openTopic(self, key: str) -> None:
        """Show the topics below one, where there are several ways on, else its places."""
        here, deeper = self._desk.navigator.current, any(t.parent == key for t in self._offered)
        name = "places" if deeper and here.subject != key else "places-topic"
        self._desk.navigator.go(Route(name, key))

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Ask for something of a place, or no longer."""
        self._filters = toggled(self._filters, key)
        self._limit = SHOWN
        self._show()

    @Slot()
    def openLanguages(self) -> None:
        """Show which languages are spoken somewhere."""
        self._desk.navigator.go(Route("places-language"))

    @Slot(str)
    def chooseLanguage(self, key: str) -> None:
        """Ask for a language, and go back to the places."""
        self._filters = replace(self._filters, language=key)
        self._limit = SHOWN
        self._desk.navigator.back()

    @Slot(str)
    def open(self, key: str) -> None:
        """Show one place."""
        self._desk.navigator.go(Route("place", key))

    @Slot()
    def showMore(self) -> None:
        """List more places."""
        self._limit += SHOWN
        self._show()

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self._show()
        self._place.refresh()

    def clear(self) -> None:
        """Forget what was looked for, and let go of what was found."""
        self._forget()
        if self._search is not None:
            self._search.forget()
            self._search = None  # with the next resident there may be another pack
        for rows in (self._topics, self._rows, self._filter_rows, self._languages):
            rows.show([])
        self._place.clear()
        self.changed.emit()

    # --- within -----------------------------------------------------------------------------
    def _forget(self) -> None:
        self._query = ""
        self._filters = HelpFilters()
        self._found = NOTHING
        self._offered: tuple[OfferedTopic, ...] = ()
        self._limit = SHOWN

    def _arrived(self) -> None:
        route = self._desk.navigator.current
        if route.name == "home":
            self._forget()
        if route.name not in ROUTES:
            return
        if self._search is None:
            self._desk.aside(lambda: self._desk.core.offers.help_search, self._take)
        else:
            self._limit = SHOWN if route.name != "place" else self._limit
            self._show()

    def _take(self, search: HelpSearch | None) -> None:
        self._search = search
        self._show()

    def _show(self) -> None:
        """Find again, and show what was found."""
        route, search = self._desk.navigator.current, self._search
        if search is None or route.name not in ROUTES:
            return
        tag = self._desk.language.tag
        if route.name == "place":
            self._place.show(search.place(route.subject, tag))
        elif route.name == "places-language":
            self._show_languages(search)
        else:
            self._show_topics(search, route)
            self._find(search, route, tag)
        self.changed.emit()

    def _find(self, search: HelpSearch, route: Route, tag: str) -> None:
        wanted, words = self._filters, self._query
        if route.name == "places-topic":
            wanted, words = replace(wanted, topic=route.subject), ""
        elif not self.searching:
            self._found = NOTHING
            self._rows.show([])
            self._filter_rows.show([])
            return
        self._found = search.find(words, tag, wanted, limit=self._limit)
        self._rows.show([self._row(place) for place in self._found.places])
        self._filter_rows.show(filter_rows(self._desk, search, words, wanted))

    def _show_topics(self, search: HelpSearch, route: Route) -> None:
        self._offered = search.topics(self._desk.language.tag)
        known = {topic.id for topic in self._offered}
        if route.subject:
            shown = [t for t in self._offered if route.subject in (t.id, t.parent)]
        else:
            shown = [t for t in self._offered if t.parent not in known]
        self._topics.show([self._topic_row(topic) for topic in shown])

    def _show_languages(self, search: HelpSearch) -> None:
        texts = self._desk.texts
        named = [(code, texts.language_name(code)) for code in search.spoken()]
        named.sort(key=lambda each: texts.sort_key(each[1]))
        chosen = self._filters.language
        self._languages.show(
            [Row(code, name[:1].upper() + name[1:], checked=code == chosen) for code, name in named]
        )

    def _topic_row(self, topic: OfferedTopic) -> PlaceRow:
        count = self._desk.say(places_message(topic.count))
        tag = self._foreign(topic.name.language)
        return PlaceRow(topic.id, topic.name.text, count, topic.icon or "heart", tag)

    def _row(self, found: FoundHelp) -> PlaceRow:
        desk = self._desk
        lines = [desk.say(found.distance), desk.say(found.hours)]
        return PlaceRow(
            key=found.id,
            text=found.name.text,
            detail="\n".join(filter(None, lines)),
            icon="place" if found.distance else "phone",
            nameTag=self._foreign(found.name.language),
        )

    def _foreign(self, tag: str) -> str:
        return "" if tag == self._desk.language.tag else tag

    def _topic_on_screen(self) -> OfferedTopic | None:
        route = self._desk.navigator.current
        if route.name not in ("places", "places-topic"):
            return None
        return next((topic for topic in self._offered if topic.id == route.subject), None)

    def _found_message(self) -> Message | None:
        name = self._desk.navigator.current.name
        if name != "places-topic" and not (name == "places" and self.searching):
            return None
        if self._found.total == 0:
            return msg("Nothing fits these words. Try another word, or choose a topic below.")
        return places_message(self._found.total)

    def _unsaid_message(self) -> Message | None:
        if not self._found.unsaid:
            return None
        return nmsg(
            "{count} more place does not say. Call to ask.",
            "{count} more places do not say. Call to ask.",
            self._found.unsaid,
        )
