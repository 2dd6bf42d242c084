"""Bytes of a GTFS-Realtime feed, read with suspicion, and how old they are."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from google.protobuf.message import DecodeError
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.language.bidi import without_controls

LARGEST = 32 * 1024 * 1024
"""Bytes; the feed of a whole country is smaller."""
AHEAD = timedelta(seconds=90)
"""So far ahead of ours may the clock of the feed go before we stop believing it."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_LONGEST = 4000


class NotALiveFeed(Exception):
    """These bytes are not a feed that can be read; the last good one stays."""


def parse(body: bytes) -> gtfs.FeedMessage:
    """Parse a FeedMessage. Raises NotALiveFeed."""
    if len(body) > LARGEST:
        raise NotALiveFeed("The feed is too large.")
    message = gtfs.FeedMessage()
    try:
        message.ParseFromString(body)
    except (DecodeError, ValueError, RecursionError) as error:
        raise NotALiveFeed(f"This is not a GTFS-Realtime feed ({error}).") from error
    if not message.IsInitialized() or not message.HasField("header"):
        raise NotALiveFeed("This is not a GTFS-Realtime feed.")
    return message


def header_time(message: gtfs.FeedMessage) -> int | None:
    """Return when the feed says it was made, seconds since 1970; None where it does not say."""
    return message.header.timestamp or None


def age(timestamp: int | None, now: datetime) -> timedelta | None:
    """Return how old a feed is at `now` (aware); None where it is not known.

    `timestamp` is in seconds since 1970, as a feed writes it. One that lies further ahead than
    `AHEAD` is not believed; one a little ahead is as old as nothing.
    """
    if timestamp is None:
        return None
    passed = timedelta(seconds=now.timestamp() - timestamp)
    return None if passed < -AHEAD else max(passed, timedelta(0))


def clean(text: str) -> str:
    """Clean a text of strangers for screen and voice, lines kept."""
    return without_controls(_CONTROL.sub(" ", text)).strip()[:_LONGEST]
