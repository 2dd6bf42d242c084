"""What sync fetches beside the outbox, each in a thread of its own: nobody waits for a feed."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Protocol

import structlog

LOOK = 1.0
"""Seconds between looks at which feed is due."""
FAULT_PAUSE = 30.0

_log = structlog.get_logger("kiosk.sync")


class SideFeed(Protocol):
    """One feed. It keeps what it fetched by itself, and touches nothing of the outbox."""

    @property
    def name(self) -> str:
        """Its id."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether it asks nobody outside this machine."""
        ...

    @property
    def due_in(self) -> float:
        """Seconds until it wants to be stepped."""
        ...

    @property
    def trouble(self) -> str:
        """A code for staff where it has not worked for long, else ""."""
        ...

    def step(self) -> None:
        """Fetch once, in bounded time."""
        ...

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        ...

    def close(self) -> None:
        """Let go of the line."""
        ...


class FeedRunner:
    """Steps feeds when they are due; a fault of one harms neither the others nor the outbox."""

    def __init__(self, feeds: Sequence[SideFeed]) -> None:
        self.feeds = tuple(feeds)
        self.faults: dict[str, str] = {}
        """Feed → class of the error that it raised last."""
        self._stop = threading.Event()
        self._threads: list[tuple[threading.Thread, SideFeed]] = []

    def start(self, *, only_local: bool = False) -> None:
        """Begin the threads: a feed that is slow, like a timetable, holds up no other.

        `only_local` begins those that ask nobody; the others begin with the next call.
        """
        begun = {id(feed) for _, feed in self._threads}
        for feed in self.feeds:
            if id(feed) in begun or (only_local and not feed.is_local):
                continue
            thread = threading.Thread(target=self._run, args=(feed,), name=feed.name, daemon=True)
            self._threads.append((thread, feed))
            thread.start()

    def once(self) -> None:
        """Step every feed now, in this thread, until it has read all or failed."""
        for feed in self.feeds:
            feed.open_now()
            for _ in range(10):
                if feed.due_in > 0.0:
                    break
                self._step(feed)

    def stop(self, patience: float = 5.0) -> None:
        """End the threads; one that is in the middle of a reply ends with the process."""
        self._stop.set()
        ends = time.monotonic() + patience
        begun = {id(feed): thread for thread, feed in self._threads}
        for feed in self.feeds:
            thread = begun.get(id(feed))
            if thread is not None:
                thread.join(max(0.0, ends - time.monotonic()))
            if thread is None or not thread.is_alive():
                feed.close()
        self._threads = []

    @property
    def troubles(self) -> dict[str, str]:
        """What staff should know: feed → code."""
        return {feed.name: feed.trouble for feed in self.feeds if feed.trouble} | dict(self.faults)

    def _run(self, feed: SideFeed) -> None:
        while not self._stop.is_set():
            if feed.due_in <= 0.0:
                self._step(feed)
            self._stop.wait(FAULT_PAUSE if feed.name in self.faults else LOOK)

    def _step(self, feed: SideFeed) -> None:
        try:
            feed.step()
        except Exception as error:
            self.faults[feed.name] = type(error).__name__
            _log.error("fault", subject=feed.name, fault=type(error).__name__)
        else:
            self.faults.pop(feed.name, None)
