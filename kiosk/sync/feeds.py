"""What sync fetches beside the outbox, in a thread of its own: no report waits for a feed."""

from __future__ import annotations

import contextlib
import threading
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
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin the thread where there is anything to do."""
        if self.feeds and self._thread is None:
            self._thread = threading.Thread(target=self._run, name="feeds", daemon=True)
            self._thread.start()

    def once(self) -> None:
        """Step every feed now, in this thread, until it has read all or failed."""
        for feed in self.feeds:
            feed.open_now()
            for _ in range(10):
                if feed.due_in > 0.0:
                    break
                self._step(feed)

    def stop(self, patience: float = 5.0) -> None:
        """End the thread; one that is in the middle of a reply ends with the process."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join(patience)
            if self._thread.is_alive():
                return
            self._thread = None
        for feed in self.feeds:
            feed.close()

    @property
    def troubles(self) -> dict[str, str]:
        """What staff should know: feed → code."""
        return {feed.name: feed.trouble for feed in self.feeds if feed.trouble} | self.faults

    def _run(self) -> None:
        while not self._stop.is_set():
            for feed in self.feeds:
                if feed.due_in <= 0.0 and not self._stop.is_set():
                    self._step(feed)
            self._stop.wait(self._pause())

    def _pause(self) -> float:
        return FAULT_PAUSE if self.faults else LOOK

    def _step(self, feed: SideFeed) -> None:
        try:
            feed.step()
        except Exception as error:
            self.faults[feed.name] = type(error).__name__
            _log.error("fault", subject=feed.name, fault=type(error).__name__)
        else:
            with contextlib.suppress(KeyError):
                del self.faults[feed.name]
