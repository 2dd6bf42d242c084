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
from kiosk.sync.live_feed import LiveFeed
from kiosk.sync.side_lines import APPOINTMENTS, SideLine, load_side_lines
from kiosk.sync.slot_feed import SlotFeed
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import read_live_sources


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
    for source in (source for source in sources if source.url):
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
    live, unread = _live_feeds(home, rows, clock, rng or random.SystemRandom())
    return FeedRunner([*feeds, *live]), faults | wrong | unread


def _live_feeds(
    home: Path, rows: Iterable[Mapping[str, Any]], clock: Clock, rng: random.Random
) -> tuple[list[SideFeed], dict[str, str]]:
    sources, faults = read_live_sources(rows)
    files = LiveFiles(home)
    with contextlib.suppress(OSError):
        files.keep_only(sources)
    feeds: list[SideFeed] = []
    for source in sources:
        try:
            feeds += [LiveFeed(source, part, files, clock, rng) for part in source.addresses]
        except (OSError, ValueError):
            faults[source.id] = "ca_file: it cannot be read"
    return feeds, faults


def _side_feed(
    line: SideLine, home: Path, clock: Clock, rng: random.Random, city_key: bytes | None
) -> SideFeed:
    if line.kind == APPOINTMENTS:
        return SlotFeed(line, home, clock, rng)
    return BallotCourier(line, home, clock, rng, city_key)
