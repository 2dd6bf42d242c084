"""Saying where something is, without a map: five ways, and a search as the words are typed."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.directory.gazetteer import Found, FoundPlace, Kind
from kiosk.forms.questions import PlaceQuestion
from kiosk.language.message import Message, msg, nmsg
from ui.models.desk import Desk
from ui.models.drafts import part
from ui.models.journey import JourneyModel
from ui.models.rows import Row, RowList

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

WAYS: dict[str, tuple[Message, str]] = {
    "here": (msg("Near this kiosk"), "here"),
    "landmark": (msg("Near a place people know"), "landmark"),
    "street": (msg("On a street"), "street"),
    "stop": (msg("At a bus or train stop"), "bus"),
    "own-words": (msg("I will say it in my own words"), "pen"),
}
ASKS: dict[str, Message] = {
    "landmark": msg("Which place? Type a part of its name."),
    "street": msg("Which street? Type a part of its name."),
    "stop": msg("Which stop? Type a part of its name."),
    "own-words": msg("Where is it? Say it as you would tell a friend."),
}
KINDS: dict[str, tuple[Kind, ...]] = {
    "landmark": ("landmark", "district"),
    "street": ("street",),
    "stop": ("stop",),
}


@QmlElement
@QmlUncreatable("Python builds it")
class PlaceModel(QObject):
    """The page of a place question: first the way of saying it, then the place."""

    changed = Signal()

    def __init__(self, desk: Desk, journey: JourneyModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._journey = journey
        self._way = ""
        self._query = ""
        self._found = Found(())
        self._ways = RowList(parent=self)
        self._places = RowList(parent=self)
        journey.asked.connect(self._asked)

    @Property(RowList, constant=True)
    def ways(self) -> RowList:
        return self._ways

    @Property(RowList, constant=True)
    def places(self) -> RowList:
        return self._places

    @Property(str, notify=changed)
    def way(self) -> str:
        return self._way

    @Property(str, notify=changed)
    def ask(self) -> str:
        return self._desk.say(ASKS.get(self._way))

    @Property(str, notify=changed)
    def query(self) -> str:
        return self._query

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return part(self._journey.draft, "address")

    @Property(str, notify=changed)
    def found(self) -> str:
        return self._desk.say(self._found_message())

    @Slot(str)
    def chooseWay(self, way: str) -> None:
        """Say how the place will be told; "near this kiosk" is told at once."""
        self._way, self._query = way, ""
        if way == "here":
            self._take(self._desk.core.gazetteer.near_kiosk(self._tag))
            self._way = ""
        elif part(self._journey.draft, "way") == "own-words" == way:
            self._query = self.chosen
        self._search()

    @Slot(str)
    def search(self, query: str) -> None:
        """Find places by these words, as they are typed; own words are taken as they are."""
        if query == self._query:
            return
        self._query = query
        if self._way == "own-words":
            self._journey.enter_place(asdict(self._desk.core.gazetteer.own_words(query)))
        self._search()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Take the place in this row."""
        self._take(self._found.places[int(key)])
        self._show()

    def back(self) -> bool:
        """Return to the ways; False when they are on screen already."""
        if not self._way:
            return False
        self._way = self._query = ""
        self._search()
        return True

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        self._search()

    def clear(self) -> None:
        """Forget what was searched for."""
        self._way = self._query = ""
        self._found = Found(())
        self._show()

    @property
    def _tag(self) -> str:
        return self._desk.language.tag

    def _asked(self) -> None:
        self._way = self._query = ""
        self._search()

    def _take(self, place: FoundPlace) -> None:
        self._journey.enter_place(asdict(place.answer()))

    def _search(self) -> None:
        """Show what fits the words; before any, what is nearest, for who does not type."""
        kinds, gazetteer = KINDS.get(self._way, ()), self._desk.core.gazetteer
        if not kinds:
            self._found = Found(())
        elif self._query.strip():
            self._found = gazetteer.search(self._query, self._tag, kinds)
        else:
            self._found = Found(gazetteer.nearest(self._tag, kinds))
        self._show()

    def _show(self) -> None:
        question = self._journey.current
        accepts = question.accepts if isinstance(question, PlaceQuestion) else ()
        chosen = part(self._journey.draft, "way")
        detail = {chosen: self.chosen}
        self._ways.show(
            [
                Row(way, self._desk.say(title), detail.get(way, ""), icon, checked=way == chosen)
                for way, (title, icon) in WAYS.items()
                if way in accepts
            ]
        )
        self._places.show([self._row(n, place) for n, place in enumerate(self._found.places)])
        self.changed.emit()

    def _row(self, place: int, found: FoundPlace) -> Row:
        return Row(
            key=str(place),
            text=found.name,
            detail=self._desk.say(found.distance),
            icon=WAYS[found.way][1],
            checked=found.address == self.chosen,
        )

    def _found_message(self) -> Message | None:
        if self._found.problem is not None:
            return self._found.problem
        if not KINDS.get(self._way):
            return None
        count = len(self._found.places)
        if not self._query.strip():
            return msg("These are near to this kiosk.") if count else None
        if count == 0:
            return msg("Nothing fits these words. Try another word, or say it in your own words.")
        return nmsg("{count} place fits.", "{count} places fit.", count)
