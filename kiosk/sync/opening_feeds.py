"""The feeds that a city has set up, ready to be stepped."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.alerts.record import AlertStore
from kiosk.alerts.sources import KIND as CAP
from kiosk.alerts.sources import read_sources
from kiosk.clock import Clock
from kiosk.directory.help_opening import FETCHED, fetched_help
from kiosk.sources.source import AnySource, Source, source_rows, sources_of
from kiosk.sources.web import (
    APPOINTMENTS,
    CONSULTATIONS,
    PLACES,
    TIMETABLE,
    BallotSource,
    PlaceSource,
    SlotSource,
    TimetableSource,
)
from kiosk.sync.alert_feed import AlertFeed
from kiosk.sync.ballot_courier import BallotCourier
from kiosk.sync.feed_notes import keep_only_notes
from kiosk.sync.feeds import FeedRunner, SideFeed
from kiosk.sync.here import Here
from kiosk.sync.hold_courier import HoldCourier
from kiosk.sync.index_feed import IndexFeed
from kiosk.sync.live_feed import LiveFeed
from kiosk.sync.place_feed import PlaceFeed
from kiosk.sync.slot_feed import SlotFeed
from kiosk.sync.timetable_feed import TimetableFeed
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import KIND as REALTIME
from kiosk.transit.live_sources import read_live_sources
from kiosk.transit.opening import fetched_timetable

KINDS = frozenset({CAP, REALTIME, APPOINTMENTS, CONSULTATIONS, PLACES, TIMETABLE})


def open_feeds(
    home: Path,
    from_pack: Iterable[Mapping[str, Any]],
    clock: Clock,
    rng: random.Random | None = None,
    *,
    city_key: bytes | None = None,
    here: Here | None = None,
) -> tuple[FeedRunner, dict[str, str]]:
    """Return the feeds beside the outbox, and what is wrong with others by their id.

    `clock` is the machine's own; without `here` nothing is imported and no index built. What was
    kept of a feed that is no longer listened to is removed.
    """
    rows, faults = source_rows(home, from_pack)
    faults |= {
        str(row.get("id", "?"))[:64]: f"kind: {str(row.get('kind'))[:64]!r} is none of these: "
        + ", ".join(sorted(KINDS))
        for row in rows
        if row.get("kind") not in KINDS
    }
    opening = _Opening(home, rows, clock, rng or random.SystemRandom(), city_key)
    feeds = [
        *opening.alerts(),
        *opening.ballots(),
        *opening.slots(),
        *opening.live(),
        *(opening.imported(here) if here else ()),
    ]
    return FeedRunner(feeds), faults | opening.faults


class _Opening:
    """Opens one kind after the other and gathers what is wrong."""

    def __init__(
        self,
        home: Path,
        rows: Sequence[Mapping[str, Any]],
        clock: Clock,
        rng: random.Random,
        city_key: bytes | None,
    ) -> None:
        self.faults: dict[str, str] = {}
        self._home = home
        self._rows = rows
        self._clock = clock
        self._rng = rng
        self._city_key = city_key

    def alerts(self) -> Iterator[SideFeed]:
        sources = self._noted(read_sources(self._rows))
        store = AlertStore(self._home)
        with contextlib.suppress(OSError):
            store.keep_only(source.id for source in sources)
        for source in (source for source in sources if source.url):
            yield from self._opened(source, partial(AlertFeed, source, store))

    def ballots(self) -> Iterator[SideFeed]:
        for source in self._noted(sources_of(self._rows, CONSULTATIONS, BallotSource)):
            make = partial(BallotCourier, source, self._home, city_key=self._city_key)
            yield from self._opened(source, make)

    def slots(self) -> Iterator[SideFeed]:
        for source in self._noted(sources_of(self._rows, APPOINTMENTS, SlotSource)):
            yield from self._opened(source, partial(SlotFeed, source, self._home))
            if source.holds:
                yield from self._opened(source, partial(HoldCourier, source, self._home))

    def live(self) -> Iterator[SideFeed]:
        sources = self._noted(read_live_sources(self._rows))
        files = LiveFiles(self._home)
        with contextlib.suppress(OSError):
            files.keep_only(sources)
        for source in sources:
            for part in source.addresses:
                yield from self._opened(source, partial(LiveFeed, source, part, files))

    def imported(self, here: Here) -> Iterator[SideFeed]:
        """Places and the timetable of a pack that is read here, and the indexes over them."""
        places = self._noted(sources_of(self._rows, PLACES, PlaceSource))
        timetables = self._noted(sources_of(self._rows, TIMETABLE, TimetableSource))
        with contextlib.suppress(OSError):
            self._forget_others(places, timetables)
        for place in places:
            yield from self._opened(place, partial(PlaceFeed, place, self._home, here))
        for timetable in timetables[:1]:
            yield from self._opened(timetable, partial(TimetableFeed, timetable, self._home, here))
        for other in timetables[1:]:
            self.faults[other.id] = "kind: a kiosk has one timetable; join the feeds"
        yield IndexFeed(self._home, here, self._clock)

    def _forget_others(
        self, places: Sequence[PlaceSource], timetables: Sequence[TimetableSource]
    ) -> None:
        keep_only_notes(self._home, (source.id for source in (*places, *timetables)))
        wanted = {fetched_help(self._home, place.id) for place in places}
        for path in (self._home / FETCHED).glob("*.json"):
            if path not in wanted:
                path.unlink(missing_ok=True)
        if not timetables:
            fetched_timetable(self._home).unlink(missing_ok=True)

    def _noted(self, read: tuple[list[AnySource], dict[str, str]]) -> list[AnySource]:
        sources, faults = read
        self.faults |= faults
        return sources

    def _opened(
        self, source: Source, make: Callable[[Clock, random.Random], SideFeed]
    ) -> Iterator[SideFeed]:
        try:
            yield make(self._clock, self._rng)
        except (OSError, ValueError):
            self.faults[source.id] = "ca_file: it cannot be read"
