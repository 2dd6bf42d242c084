"""What a city offers beside its services: places that help, departures, alerts, events, a say.

Each part is opened when it is first asked for, and is None or empty where the pack has nothing
for it; then no screen offers it either.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.directory.consultations import Consultations
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack
from kiosk.settings import Settings
from kiosk.sources.web import slot_sources

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.alerts.board import AlertBoard
    from kiosk.alerts.view import AlertsView
    from kiosk.directory.help_search import HelpSearch
    from kiosk.events.agenda import Agenda
    from kiosk.events.slot_book import SlotBook
    from kiosk.events.slot_holds import SlotHolds
    from kiosk.events.slots import Booking, Slot
    from kiosk.transit.departure import Board
    from kiosk.transit.departures import Departures
    from kiosk.transit.names import Name


class Offers:
    """The read models behind the offers; built by `bootstrap`, ended by `close`."""

    def __init__(
        self, settings: Settings, clock: Clock, pack: Pack, texts: Callable[[str], Texts]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pack = pack
        self.texts = texts
        self._opening = threading.Lock()
        self._closed = False
        self._warning = threading.Lock()  # never held for long: a warning waits for nothing
        self._stamp = self._stamped()

    @property
    def is_outdated(self) -> bool:
        """Whether sync has brought other places or another timetable since this was made."""
        return self._stamped() != self._stamp

    @cached_property
    def consultations(self) -> Consultations:
        """What the city asks everybody about."""
        return Consultations(self.pack)

    @cached_property
    def agenda(self) -> Agenda:
        """What is on in the next weeks."""
        from kiosk.events.agenda import Agenda  # noqa: PLC0415 (heavy, and not every city has it)

        return Agenda(self.pack.folder, self.pack.city.zone, self.clock)

    @cached_property
    def slots(self) -> SlotBook:
        """Free times that can be wished for."""
        from kiosk.events.slot_book import SlotBook  # noqa: PLC0415 (the same)

        return SlotBook(self.settings.home, self.pack.folder, self.pack.city.zone, self.clock)

    def free_times(self, name: str) -> tuple[Slot, ...]:
        """Return the times left on a list, earliest first; reads files, see `SlotBook.free`."""
        lost: frozenset[datetime] = frozenset()
        with contextlib.suppress(OSError):
            lost = self.holds.lost(name)
        return tuple(slot for slot in self.slots.free(name) if slot.starts not in lost)

    @cached_property
    def holds(self) -> SlotHolds:
        """Times that the city keeps for forms under way, and what it says of those sent."""
        from kiosk.events.slot_holds import SlotHolds  # noqa: PLC0415 (the same)

        return SlotHolds(self.settings.home, self.clock)

    def booking(self, reference: str) -> Booking | None:
        """Return what the city says about the time of a request; None while it says nothing."""
        with contextlib.suppress(OSError):
            return self.holds.booking(reference)
        return None

    @cached_property
    def held_lists(self) -> frozenset[str]:
        """The lists whose times a service of the city keeps."""
        sources = slot_sources(self.settings.home, self.pack.endpoints)
        return frozenset(source.id for source in sources if source.holds)

    @property
    def has_events(self) -> bool:
        """Whether the pack brings a calendar."""
        folder = self.pack.folder
        return folder is not None and any((folder / "events").glob("*.ics"))

    @property
    def has_help(self) -> bool:
        """Whether there are places of help."""
        from kiosk.directory.help_opening import has_help  # noqa: PLC0415 (the same)

        return has_help(self.settings.home, self.pack.folder)

    @property
    def help_search(self) -> HelpSearch | None:
        """Search over the places of help; None where there are none, or they cannot be opened.

        The first ask after another pack came builds its index, which takes a moment.
        """
        if not self.has_help:
            return None
        with self._opening:
            return None if self._closed else self._help

    @cached_property
    def _help(self) -> HelpSearch | None:
        from kiosk.offers_opening import open_help_search  # noqa: PLC0415 (the same)

        return open_help_search(self.settings.home, self.pack, self.clock)

    @property
    def has_departures(self) -> bool:
        """Whether there is a timetable, and a stop of this kiosk."""
        from kiosk.transit.opening import has_timetable  # noqa: PLC0415 (the same)

        stops = self.pack.city.kiosk.timetable_stops
        return bool(stops) and has_timetable(self.settings.home, self.pack.folder)

    def departures(self, tag: str, stop: str = "") -> Board | None:
        """Return what leaves at this kiosk's stops, or one of them, named for readers of `tag`.

        None where there is no timetable, or it does not know the stops.
        """
        departures = self._opened_departures()
        return departures.board(tag, stop) if departures else None

    def departure_stops(self, tag: str) -> tuple[tuple[str, Name], ...]:
        """Return this kiosk's stops: id and name for readers of `tag`; empty without any."""
        departures = self._opened_departures()
        return departures.stops(tag) if departures else ()

    def _opened_departures(self) -> Departures | None:
        if not self.has_departures:
            return None
        with self._opening:
            return None if self._closed else self._departures

    @cached_property
    def _departures(self) -> Departures | None:
        from kiosk.offers_opening import open_departures  # noqa: PLC0415 (the same)

        return open_departures(self.settings.home, self.pack, self.clock)

    @property
    def has_alerts(self) -> bool:
        """Whether anybody warns here."""
        with self._warning:
            return self._alerts is not None

    def alerts(self, tag: str, dismissed: frozenset[str] = frozenset()) -> AlertsView | None:
        """Return the warnings here and now for readers of `tag`; None where nobody warns.

        `dismissed` are the keys that this session has put away.
        """
        with self._warning:
            board = self._alerts
            return board.view(tag, self.clock.now(), dismissed) if board else None

    @cached_property
    def _alerts(self) -> AlertBoard | None:
        from kiosk.offers_opening import open_alerts  # noqa: PLC0415 (the same)

        return open_alerts(self.settings.home, self.pack)

    def prepare(self) -> None:
        """Open what is offered while nobody waits for it; may take a while after a new pack."""
        from kiosk.store.connecting import sqlite_module  # noqa: PLC0415 (the same)

        with contextlib.suppress(sqlite_module().ProgrammingError):  # closed meanwhile
            search = self.help_search
            if search is not None:
                search.prepare()
            self.departures(self.pack.city.official_language)

    def close(self) -> None:
        """End what was opened."""
        with self._opening:
            self._closed = True
            for name in ("_departures", "_help"):
                opened = self.__dict__.pop(name, None)
                if opened is not None:
                    opened.close()

    def _stamped(self) -> object:
        """Return what changes when a file that sync fetches does."""
        fetched = self.settings.home / "fetched"
        found = []
        for path in (*fetched.glob("help/*.json"), fetched / "timetable.db"):
            with contextlib.suppress(OSError):
                told = path.stat()
                found.append((path.name, told.st_mtime_ns, told.st_ino))
        return sorted(found)
