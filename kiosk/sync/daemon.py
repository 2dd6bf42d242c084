"""Carries what is due to all destinations, asks them for news, and keeps things in order."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import structlog

from kiosk.outbox.queue import Outbox
from kiosk.sync.alarms import Alarms
from kiosk.sync.city_clock import CityClock
from kiosk.sync.courier import Courier
from kiosk.sync.destination import Destination
from kiosk.sync.endpoints import EndpointConfig, Endpoints
from kiosk.sync.feed import Feed
from kiosk.sync.feeds import FeedRunner
from kiosk.sync.line import Line
from kiosk.sync.report import SyncReport

POLL = 3.0
"""Seconds between looks into the outbox for what the screen has saved meanwhile."""
TEND = 300.0
START_SPREAD = 20.0
JUST_BOOTED = 300.0
"""A street that gets its power back starts all its kiosks at once: they spread (P15)."""
FIRST_DESTINATION = "city"
"""What submissions of a pack without endpoints are addressed to."""
MOST_ROUNDS = 10
FAULT_PAUSE = 5.0

Waiter = Callable[[float], bool]
"""Waits so many seconds; returns whether to stop."""

_log = structlog.get_logger("kiosk.sync")


class Daemon:
    """All destinations of one outbox, each with its courier and its feed."""

    def __init__(
        self,
        home: Path,
        outbox: Outbox,
        endpoints: Callable[[], Endpoints],
        clock: CityClock,
        rng: random.Random,
        wait: Waiter,
        feeds: Callable[[], tuple[FeedRunner, dict[str, str]]] | None = None,
        has_new_key: Callable[[], bool] = lambda: False,
    ) -> None:
        self.is_outdated = False
        self.report = SyncReport()
        self.feeds = FeedRunner(())
        self.alarms = Alarms(home, clock)
        self.lines: list[Line] = []
        self._home = home
        self._outbox = outbox
        self._clock = clock
        self._rng = rng
        self._wait = wait
        self._read_endpoints = endpoints
        self._read_feeds = feeds or (lambda: (FeedRunner(()), {}))
        self._has_new_key = has_new_key
        self._feed_faults: dict[str, str] = {}
        self._is_running = False
        self._endpoints = Endpoints()
        self._seen: object = None
        self._tended: float | None = None
        self._faulty = False

    def start(self) -> None:
        """Settle what a crash cut off, before anything is sent; open the lines."""
        cut = self._outbox.settle_interrupted()
        if cut:
            _log.info("interrupted", count=cut)
        self._open_lines()

    def once(self) -> None:
        """Do all that can be done now; a person asked, so no destination is waited for."""
        for line in self.lines:
            line.destination.open_now()
        for _ in range(MOST_ROUNDS):
            self.round()
            if all(line.idle_for() > 0.0 for line in self.lines) or self._wait(0.0):
                break
        self.feeds.once()
        with self._apart("feeds"):
            self._tell_feeds()

    def run(self, poll: float = POLL) -> None:
        """Go on until the waiter says to stop, or a pack came with another sealing key."""
        self.feeds.start(only_local=True)
        young = self._clock.monotonic() < JUST_BOOTED
        stopped = self._wait(self._rng.uniform(0.0, START_SPREAD) if young else 0.0)
        self._is_running = True
        self.feeds.start()
        while not stopped:
            self.round()
            if self.is_outdated:
                return
            stopped = self._wait(self.pause(poll))

    def round(self) -> None:
        """Carry all that is due now at every destination that may be asked."""
        self._faulty = False
        self._tend()
        for line in self.lines:
            with self._apart(line.name):
                line.carry(self._wait)

    def pause(self, poll: float = POLL) -> float:
        """Return the seconds until there is something to do, at most `poll`."""
        waits = [poll, *(line.idle_for() for line in self.lines)]
        due = self._outbox.next_due_at()
        left = (due - self._clock.now()).total_seconds() if due is not None else 0.0
        if left > 0.0:
            waits.append(left)
        return max(min(waits), FAULT_PAUSE if self._faulty else 0.0)

    def close(self) -> None:
        """Let go of all lines."""
        for line in self.lines:
            line.destination.close()
        self.lines = []
        self.feeds.stop()

    def finish(self) -> SyncReport:
        """Return what was done and what is left."""
        self.report.waiting = self._outbox.counts()
        self.report.alarms = [asdict(alarm) for alarm in self.alarms.open]
        self.report.faults = [asdict(fault) for fault in self._endpoints.faults]
        return self.report

    def _open_lines(self) -> None:
        """Read the endpoints and open a line to each; what is written wrongly is told to staff."""
        self._seen = _stamps(self._home)
        self._endpoints = self._read_endpoints()
        self.close()
        self.lines = [self._line(config) for config in self._endpoints.configs]
        if self.lines and FIRST_DESTINATION not in {line.name for line in self.lines}:
            self.lines[0].destination.names += (FIRST_DESTINATION,)
        faults = {fault.source: fault.problem for fault in self._endpoints.faults}
        self.alarms.only("endpoint-fault", faults)
        self.alarms.only("no-endpoint", {} if self.lines else {"kiosk": ""})
        with self._apart("feeds"):
            self.feeds, self._feed_faults = self._read_feeds()
            if self._is_running:
                self.feeds.start()

    def _tell_feeds(self) -> None:
        """Tell staff of feeds that are written wrongly or do not work."""
        self.alarms.only("feed-fault", self._feed_faults)
        self.alarms.only("feed-trouble", self.feeds.troubles)

    def _line(self, config: EndpointConfig) -> Line:
        key = self._endpoints.keys.get(config.id)
        destination = Destination(config, self._home, self._clock, self._rng, self.alarms, key)
        courier = Courier(
            self._outbox, destination, self._clock, self._rng, self.alarms, self.report
        )
        feed = Feed(self._outbox, destination, self._clock, self.report)
        return Line(self._outbox, destination, courier, feed)

    def _tend(self) -> None:
        """Every few minutes: keep the outbox in order, the alarms true, the settings fresh."""
        now = self._clock.monotonic()
        if self._tended is not None and now - self._tended < TEND:
            return
        self._tended = now
        with self._apart("outbox"):
            self._outbox.tend()
            parked = {row.id: row.why or "" for row in self._outbox.refused()}
            self.alarms.only("parked", parked)
            self.alarms.repeat()
        with self._apart("feeds"):
            self._tell_feeds()
        if self._seen != _stamps(self._home):
            with self._apart("endpoints"):
                self._open_lines()
                self.is_outdated = self._has_new_key()

    @contextlib.contextmanager
    def _apart(self, subject: str) -> Iterator[None]:
        """Keep a fault from the other destinations; tell its class, not its words (P14, P25)."""
        try:
            yield
        except Exception as error:
            self._faulty = True
            _log.error("fault", subject=subject, fault=type(error).__name__)
            with contextlib.suppress(OSError):
                self.alarms.ring("fault", subject, type(error).__name__)
        else:
            self.alarms.mend("fault", subject)


def _stamps(home: Path) -> object:
    """Return what changes when somebody writes an endpoint, its key or a feed, or a pack came."""
    with contextlib.suppress(OSError):
        written = (
            path for folder in ("endpoints", "feeds") for path in (home / folder).glob("*.*")
        )
        return sorted(
            (path.parent.name, path.name, path.stat().st_mtime_ns)
            for path in (*written, *(home / "packs").glob("**/current"))
        )
    return None
