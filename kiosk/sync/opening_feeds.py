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
from kiosk.sync.feeds import FeedRunner


def open_feeds(
    home: Path,
    from_pack: Iterable[Mapping[str, Any]],
    clock: Clock,
    rng: random.Random | None = None,
) -> tuple[FeedRunner, dict[str, str]]:
    """Return the feeds beside the outbox, and what is wrong with others by their id.

    `clock` is the machine's own. What was kept of a feed that is no longer listened to is removed.
    """
    sources, faults = load_sources(home, from_pack)
    store = AlertStore(home)
    with contextlib.suppress(OSError):
        store.keep_only(source.id for source in sources)
    feeds = []
    for source in sources:
        try:
            feeds.append(AlertFeed(source, store, clock, rng or random.SystemRandom()))
        except (OSError, ValueError):
            faults[source.id] = "ca_file: it cannot be read"
    return FeedRunner(feeds), faults
