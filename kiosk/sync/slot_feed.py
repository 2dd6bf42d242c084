"""Fetches a list of free times; what cannot be used leaves the last good one in place."""

from __future__ import annotations

import random
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.events.slot_book import FOLDER
from kiosk.events.slot_holds import SlotHolds
from kiosk.events.slots import BrokenSlots, read_bookings, read_slots
from kiosk.sources.web import SlotSource
from kiosk.sync.fetching import Failed, fetch, line_of
from kiosk.sync.open311.transport import Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.timed_feed import TimedFeed

LEAST = 30.0


class SlotFeed(TimedFeed):
    """One list, kept as `<home>/appointments/<id>.json` or `.ics`, as it was sent."""

    def __init__(self, config: SlotSource, home: Path, clock: Clock, rng: random.Random) -> None:
        rhythm = Rhythm(clock, rng, config.every_seconds, least=LEAST)
        super().__init__(config.id, Transport(line_of(config, config.url)), rhythm)
        self.config = config
        self._folder = home / FOLDER
        self._holds = SlotHolds(home, clock)
        self._clock = clock

    def step(self) -> None:
        """Fetch once and keep what is good; raises OSError where it cannot be kept."""
        config = self.config
        try:
            reply = fetch(
                self._line, config.url, {}, within=4 * config.read_seconds, allows=config.allows
            )
            read_slots(reply.body, ZoneInfo("UTC"), self._clock.now())
            bookings = read_bookings(reply.body)
        except BrokenSlots:
            self.rhythm.failed("reply")
        except Failed as problem:
            self.rhythm.failed(problem.why, problem.after)
        else:
            self._keep(reply.body)
            self._holds.tell(bookings)
            self.rhythm.worked()

    def _keep(self, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        suffix, other = (".json", ".ics") if content.lstrip()[:1] == b"{" else (".ics", ".json")
        beside = self._folder / f".{self.config.id}.new"
        beside.write_bytes(content)
        beside.replace(self._folder / f"{self.config.id}{suffix}")
        (self._folder / f"{self.config.id}{other}").unlink(missing_ok=True)
