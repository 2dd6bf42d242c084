"""Fetches a list of free times; what cannot be used leaves the last good one in place."""

from __future__ import annotations

import random
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.events.slot_book import FOLDER
from kiosk.events.slots import BrokenSlots, read_slots
from kiosk.sync.open311.transport import NoReply, NotSent, Transport
from kiosk.sync.schedule import backoff, retry_after
from kiosk.sync.side_lines import SideLine

TROUBLED = 3


class SlotFeed:
    """One list, kept as `<home>/appointments/<id>.json` or `.ics`, as it was sent."""

    def __init__(self, config: SideLine, home: Path, clock: Clock, rng: random.Random) -> None:
        self.config = config
        self._folder = home / FOLDER
        self._clock = clock
        self._rng = rng
        self._line = Transport(config.line())
        self._next = clock.monotonic()
        self._failures = 0
        self._why = ""

    @property
    def name(self) -> str:
        """The list's name."""
        return self.config.id

    @property
    def due_in(self) -> float:
        """Seconds until it is time to ask again."""
        return max(0.0, self._next - self._clock.monotonic())

    @property
    def trouble(self) -> str:
        """A code where it has not worked for long."""
        return self._why if self._failures >= TROUBLED else ""

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        self._next = self._clock.monotonic()

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def step(self) -> None:
        """Fetch once and keep what is good; raises OSError where it cannot be kept."""
        wait = None
        try:
            reply = self._line.get(self.config.url, {}, within=4 * self.config.read_seconds)
            if reply.is_fine:
                read_slots(reply.body, ZoneInfo("UTC"), self._clock.now())
                self._keep(reply.body)
                self._failures = 0
                self._next = self._clock.monotonic() + self.config.every_seconds
                return
            self._why, wait = f"http-{reply.status}", retry_after(reply.retry_after, reply.date)
        except BrokenSlots:
            self._why = "reply"
        except (NotSent, NoReply) as problem:
            self._why = problem.why
        self._failures += 1
        self._next = self._clock.monotonic() + max(30.0, backoff(self._failures, self._rng, wait))

    def _keep(self, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        suffix, other = (".json", ".ics") if content.lstrip()[:1] == b"{" else (".ics", ".json")
        beside = self._folder / f".{self.config.id}.new"
        beside.write_bytes(content)
        beside.replace(self._folder / f"{self.config.id}{suffix}")
        (self._folder / f"{self.config.id}{other}").unlink(missing_ok=True)
