"""TripUpdates of GTFS-Realtime 2.0 as plain data: what is known of each trip, and how fresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

import structlog
from google.protobuf.unknown_fields import UnknownFieldSet
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.importers.gtfs_values import BadValue, seconds
from kiosk.transit.access import Access
from kiosk.transit.feed_message import age, clean, header_time, parse

FRESH = timedelta(seconds=90)
"""Older than this nothing is called live (GTFS-Realtime best practices)."""
REMEMBERED = timedelta(minutes=10)
"""A cancellation is still told, greyed, for so long after the feed fell silent."""

_TRIP_RELATION_FIELD, _STOP_RELATION_FIELD = 4, 5
_log = structlog.get_logger("kiosk.transit")


class Trip(Enum):
    """What became of a trip."""

    RUNS = "runs"
    CANCELLED = "cancelled"
    GONE = "gone"
    EXTRA = "extra"


class At(Enum):
    """What is known of one stop of a trip."""

    TIMED = "timed"
    SKIPPED = "skipped"
    NO_DATA = "no-data"


@dataclass(frozen=True, slots=True)
class Event:
    """An arrival or departure: seconds late (early is negative), or seconds since 1970, or both."""

    delay: int | None
    time: int | None


@dataclass(frozen=True, slots=True)
class StopNews:
    """News of one stop, found by sequence or by the feed's stop id."""

    sequence: int | None
    stop: str | None
    at: At
    arrival: Event | None
    departure: Event | None
    assigned_stop: str | None
    headsign: str | None


@dataclass(frozen=True, slots=True)
class TripNews:
    """News of one trip; `start_day` is ISO, `starts` seconds of the service day, None: not said."""

    trip: str
    route: str | None
    start_day: str | None
    starts: int | None
    state: Trip
    stops: tuple[StopNews, ...]
    delay: int | None
    timestamp: int | None
    access: Access | None


@dataclass(frozen=True)
class TripUpdates:
    """One fetched feed. `timestamp` is its header's, seconds since 1970."""

    timestamp: int | None
    trips: dict[str, tuple[TripNews, ...]]
    extras: tuple[TripNews, ...]
    oddities: int

    def age(self, now: datetime) -> timedelta | None:
        """Return how old the feed is at `now` (aware); None where it says nothing to believe."""
        return age(self.timestamp, now)

    def is_fresh(self, now: datetime) -> bool:
        """Whether it may be called live at `now` (aware): not older than `FRESH`."""
        old = self.age(now)
        return old is not None and old <= FRESH

    def is_remembered(self, now: datetime) -> bool:
        """Whether what it cancelled is still told at `now` (aware): until `REMEMBERED`."""
        old = self.age(now)
        return old is not None and old <= REMEMBERED


def read_trip_updates(body: bytes) -> TripUpdates:
    """Read the bytes of a TripUpdates feed, fetched by whoever may.

    A value of an enumeration that nobody knows yet counts as SCHEDULED and is logged. Raises
    NotALiveFeed.
    """
    message = parse(body)
    trips: dict[str, list[TripNews]] = {}
    extras: list[TripNews] = []
    oddities = 0
    for entity in message.entity:
        if entity.is_deleted or not entity.HasField("trip_update"):
            continue
        update = entity.trip_update
        oddities += _oddities(update)
        news = _news(update)
        if news.state is Trip.EXTRA:
            extras.append(news)
        elif news.trip:
            trips.setdefault(news.trip, []).append(news)
    if oddities:
        _log.warning("unknown_realtime_values", count=oddities)
    by_trip = {trip: tuple(each) for trip, each in trips.items()}
    return TripUpdates(header_time(message), by_trip, tuple(extras), oddities)


_STATES = {
    gtfs.TripDescriptor.CANCELED: Trip.CANCELLED,
    gtfs.TripDescriptor.DELETED: Trip.GONE,
    gtfs.TripDescriptor.ADDED: Trip.EXTRA,
    gtfs.TripDescriptor.DUPLICATED: Trip.EXTRA,
    gtfs.TripDescriptor.NEW: Trip.EXTRA,
}
_ATS = {
    gtfs.TripUpdate.StopTimeUpdate.SKIPPED: At.SKIPPED,
    gtfs.TripUpdate.StopTimeUpdate.NO_DATA: At.NO_DATA,
}
_ACCESS = {1: Access.NOT_KNOWN, 2: Access.YES, 3: Access.NO}


def _news(update: gtfs.TripUpdate) -> TripNews:
    trip = update.trip
    state = _STATES.get(trip.schedule_relationship, Trip.RUNS)
    if state is Trip.EXTRA and not update.stop_time_update:
        state = Trip.RUNS
    return TripNews(
        trip.trip_id,
        trip.route_id or None,
        _day(trip.start_date),
        _seconds(trip.start_time),
        state,
        tuple(_stop(each) for each in update.stop_time_update),
        update.delay if update.HasField("delay") else None,
        update.timestamp or None,
        _ACCESS.get(update.vehicle.wheelchair_accessible) if update.HasField("vehicle") else None,
    )


def _stop(update: gtfs.TripUpdate.StopTimeUpdate) -> StopNews:
    properties = update.stop_time_properties
    return StopNews(
        update.stop_sequence if update.HasField("stop_sequence") else None,
        update.stop_id or None,
        _ATS.get(update.schedule_relationship, At.TIMED),
        _event(update.arrival) if update.HasField("arrival") else None,
        _event(update.departure) if update.HasField("departure") else None,
        properties.assigned_stop_id or None,
        clean(properties.stop_headsign) or None,
    )


def _event(event: gtfs.TripUpdate.StopTimeEvent) -> Event | None:
    delay = event.delay if event.HasField("delay") else None
    time = event.time if event.HasField("time") and event.time > 0 else None
    return None if delay is None and time is None else Event(delay, time)


def _day(raw: str) -> str | None:
    return f"{raw[:4]}-{raw[4:6]}-{raw[6:]}" if len(raw) == 8 and raw.isdigit() else None


def _seconds(raw: str) -> int | None:
    try:
        return seconds(raw)
    except BadValue:
        return None


def _oddities(update: gtfs.TripUpdate) -> int:
    odd = _has_unknown((update.trip,), _TRIP_RELATION_FIELD)
    return odd + _has_unknown(update.stop_time_update, _STOP_RELATION_FIELD)


def _has_unknown(messages: Iterable[Any], field: int) -> int:
    """Count messages in which protobuf put a value of this field aside as unknown."""
    found = 0
    for message in messages:
        unknown: Any = UnknownFieldSet(message)
        found += any(each.field_number == field for each in unknown)
    return found
