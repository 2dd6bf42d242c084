"""The feeds that a city has set up, ready to be stepped."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kiosk.alerts.record import AlertStore
from kiosk.alerts.sources import load_sources
from kiosk.clock import Clock
from kiosk.sync.alert_feed import AlertFeed
from kiosk.sync.ballot_courier import BallotCourier
from kiosk.sync.feeds import FeedRunner, SideFeed
from kiosk.sync.side_lines import APPOINTMENTS, SideLine, load_side_lines
from kiosk.sync.slot_feed import SlotFeed


def open_feeds(
    home: Path,
    from_pack: Iterable[Mapping[str, Any]],
    clock: Clock,
    rng: random.Random | None = None,
    *,
    city_key: bytes | None = None,
) -> tuple[FeedRunner, dict[str, str]]:
    """Return the feeds beside the outbox, and what is wrong with others by their id.

    `clock` is the machine's own. What was kept of a feed that is no longer listened to is removed.
    """
    rows = [dict(row) for row in from_pack]
    sources, faults = load_sources(home, rows)
    store = AlertStore(home)
    with contextlib.suppress(OSError):
        store.keep_only(source.id for source in sources)
    feeds: list[SideFeed] = []
    for source in sources:
        try:
            feeds.append(AlertFeed(source, store, clock, rng or random.SystemRandom()))
        except (OSError, ValueError):
            faults[source.id] = "ca_file: it cannot be read"
    lines, wrong = load_side_lines(home, rows)
    for line in lines:
        try:
            feeds.append(_side_feed(line, home, clock, rng or random.SystemRandom(), city_key))
        except (OSError, ValueError):
            wrong[line.id] = "ca_file: it cannot be read"
    return FeedRunner(feeds), faults | wrong


def _side_feed(
    line: SideLine, home: Path, clock: Clock, rng: random.Random, city_key: bytes | None
) -> SideFeed:
    if line.kind == APPOINTMENTS:
        return SlotFeed(line, home, clock, rng)
    return BallotCourier(line, home, clock, rng, city_key)
