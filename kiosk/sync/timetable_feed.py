"""Fetches a GTFS feed and imports it beside the timetable in use, which it replaces when whole."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

from kiosk.clock import Clock
from kiosk.importers.gtfs import import_gtfs
from kiosk.sources.web import TimetableSource
from kiosk.store.connecting import sqlite_module
from kiosk.sync.fetching import Failed
from kiosk.sync.here import Here
from kiosk.sync.refreshed_feed import Imported, RefreshedFeed
from kiosk.transit.opening import fetched_timetable


class TimetableFeed(RefreshedFeed):
    """The one timetable of a kiosk. A feed that does not know its stops any more is refused."""

    source: TimetableSource

    def __init__(
        self, config: TimetableSource, home: Path, here: Here, clock: Clock, rng: random.Random
    ) -> None:
        self._here = here
        self._file = fetched_timetable(home)
        super().__init__(config, home, clock, rng)

    @property
    def in_use(self) -> Path:
        """The file that the screen reads."""
        return self._file

    @property
    def most(self) -> int:
        """Bytes that the zip may have."""
        return self.source.most_mebibytes * 1024 * 1024

    def take(self, document: Path) -> Imported:
        """Import a zip and put it into use."""
        fresh = document.with_name("timetable.db")
        report = import_gtfs(document, fresh)
        if report.faults:
            raise Failed("feed", None, tuple(report.faults))
        taken = report.rows.get("stop_times.txt", 0)
        if self._file.is_file() and taken * 2 < self.note.taken:
            raise Failed("shrunk")
        if not self._knows_stops(fresh):
            raise Failed("stops")
        fresh.replace(self._file)
        reasons = sorted(report.rejected_by_reason.items(), key=lambda told: -told[1])
        told = tuple(f"{reason} ({count})" for reason, count in reasons)
        return Imported(taken, report.rejected_count, told)

    def _knows_stops(self, fresh: Path) -> bool:
        """Say whether one of the kiosk's stops is in it; a kiosk without any has nothing to ask."""
        stops = self._here.stops
        marks = ", ".join("?" * len(stops))
        with closing(sqlite_module().connect(str(fresh))) as db:
            query = f"SELECT count(*) FROM stop WHERE code IN ({marks})"  # noqa: S608 (marks only)
            (found,) = db.execute(query, stops).fetchone()
        return bool(found) or not stops
