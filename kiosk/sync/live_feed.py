"""Fetching GTFS-Realtime: one document, as new as it can be had, from its one host (P12, P15)."""

from __future__ import annotations

import random
from datetime import timedelta

from kiosk.clock import Clock
from kiosk.sync.fetching import Failed, Marks, fetch, line_of
from kiosk.sync.open311.transport import Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.timed_feed import TimedFeed
from kiosk.transit.feed_message import NotALiveFeed
from kiosk.transit.live import read_trip_updates
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import LiveSource
from kiosk.transit.news import read_service_alerts

SILENT = timedelta(minutes=10)
"""After which staff are told that there is nothing live."""

_READERS = {"trips": read_trip_updates, "alerts": read_service_alerts}


class LiveFeed(TimedFeed):
    """One part ("trips" or "alerts") of a city's real time, with its back-off.

    What cannot be read never takes the place of what could: the board shows how old that is by the
    feed's own time.
    """

    def __init__(
        self, source: LiveSource, part: str, files: LiveFiles, clock: Clock, rng: random.Random
    ) -> None:
        self._url = source.addresses[part]
        every = source.every_seconds
        rhythm = Rhythm(clock, rng, every, least=every)
        line = Transport(line_of(source, self._url))
        super().__init__(f"{source.id}-{part}", line, rhythm)
        self.source = source
        self.part = part
        self._files = files
        self._clock = clock
        self._marks = Marks()
        self._good = clock.monotonic()

    @property
    def trouble(self) -> str:
        """Why nothing has been read for too long."""
        silent = self._clock.monotonic() - self._good
        return self.rhythm.why if silent > SILENT.total_seconds() else ""

    def step(self) -> None:
        """Fetch what is new and keep it. Raises OSError only."""
        try:
            self._fetch()
        except Failed as failed:
            self.rhythm.failed(failed.why, failed.after)
            return
        self._good = self._clock.monotonic()
        self.rhythm.worked()

    def _fetch(self) -> None:
        """Ask only for what changed, while the last reply is still there."""
        kept = self._files.path(self.source.id, self.part).is_file()
        asked = self._marks.conditions if kept else {}
        within = 4 * self.source.read_seconds
        reply = fetch(self._line, self._url, asked, within=within, allows=self._is_own)
        if reply.status == 304:
            return
        try:
            _READERS[self.part](reply.body)
        except NotALiveFeed:
            raise Failed("reply-not-a-feed") from None
        self._files.keep(self.source.id, self.part, reply.body)
        self._marks = Marks.of(reply)

    def _is_own(self, url: str) -> bool:
        return url == self._url
