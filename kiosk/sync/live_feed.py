"""Fetching GTFS-Realtime: one document, as new as it can be had, from its one host (P12, P15)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from kiosk.clock import Clock
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.schedule import backoff, retry_after
from kiosk.transit.feed_message import NotALiveFeed
from kiosk.transit.live import read_trip_updates
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import LiveSource
from kiosk.transit.news import read_service_alerts

SILENT = timedelta(minutes=10)
"""After which staff are told that there is nothing live."""

_READERS = {"trips": read_trip_updates, "alerts": read_service_alerts}


class _Failed(Exception):
    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


@dataclass
class _Marks:
    etag: str = ""
    last_modified: str = ""


class LiveFeed:
    """One part ("trips" or "alerts") of a city's real time, with its back-off.

    What cannot be read never takes the place of what could: the board shows how old that is by the
    feed's own time.
    """

    def __init__(
        self, source: LiveSource, part: str, files: LiveFiles, clock: Clock, rng: random.Random
    ) -> None:
        self.source = source
        self.part = part
        self.problem = ""
        self._url = source.addresses[part]
        self._files = files
        self._clock = clock
        self._rng = rng
        self._line = Transport(_line_config(source))
        self._marks = _Marks()
        self._failures = 0
        self._next = self._good = clock.monotonic()

    @property
    def name(self) -> str:
        """The source's id and the part."""
        return f"{self.source.id}-{self.part}"

    @property
    def due_in(self) -> float:
        """Seconds until it is time to ask again."""
        return max(0.0, self._next - self._clock.monotonic())

    @property
    def trouble(self) -> str:
        """Why nothing has been read for too long."""
        silent = self._clock.monotonic() - self._good
        return self.problem if silent > SILENT.total_seconds() else ""

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        self._next = self._clock.monotonic()

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def step(self) -> None:
        """Fetch what is new and keep it. Raises OSError only."""
        every = self.source.every_seconds * self._rng.uniform(0.9, 1.1)
        try:
            self._fetch()
        except _Failed as failed:
            self._failures += 1
            self.problem = failed.why
            wait = backoff(self._failures, self._rng, failed.after)
            self._next = self._clock.monotonic() + max(wait, every)
            return
        self._failures, self.problem = 0, ""
        self._good = self._clock.monotonic()
        self._next = self._good + every

    def _fetch(self) -> None:
        reply = self._ask()
        if reply.status == 304:
            return
        if not reply.is_fine:
            raise _Failed(f"http-{reply.status}", retry_after(reply.retry_after, reply.date))
        try:
            _READERS[self.part](reply.body)
        except NotALiveFeed:
            raise _Failed("reply-not-a-feed") from None
        self._files.keep(self.source.id, self.part, reply.body)
        self._marks = _Marks(reply.etag[:500], reply.last_modified[:100])

    def _ask(self) -> Reply:
        asked = dict(self._conditions())
        try:
            return self._line.get(self._url, {}, asked, within=4 * self.source.read_seconds)
        except (NotSent, NoReply) as problem:
            raise _Failed(problem.why) from None

    def _conditions(self) -> Iterator[tuple[str, str]]:
        """Ask only for what changed, while the last reply is still there."""
        if not self._files.path(self.source.id, self.part).is_file():
            return
        marks = self._marks
        named = (("If-None-Match", marks.etag), ("If-Modified-Since", marks.last_modified))
        yield from ((name, value) for name, value in named if value and value.isascii())


def _line_config(source: LiveSource) -> EndpointConfig:
    host = urlsplit(next(iter(source.addresses.values()))).hostname
    return EndpointConfig(
        id=source.id,
        url=f"https://{host}",
        connect_seconds=source.connect_seconds,
        read_seconds=source.read_seconds,
        ca_file=source.ca_file,
    )
