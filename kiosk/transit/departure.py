"""One row of the departures and the board they stand on, as the screen and the voice need them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from kiosk.transit.access import Access
from kiosk.transit.colours import LineColours
from kiosk.transit.names import Name
from kiosk.transit.news import ServiceNews


class Source(Enum):
    """Where a time comes from: STALE is the timetable's, though live times were there before."""

    LIVE = "live"
    STALE = "stale"
    TIMETABLE = "timetable"


class State(Enum):
    """Whether the vehicle comes."""

    EXPECTED = "expected"
    CANCELLED = "cancelled"
    SKIPPED = "skipped"


class Request(Enum):
    """What a passenger must do before (GTFS pickup_type 2 and 3)."""

    PHONE = "phone"
    DRIVER = "driver"


@dataclass(frozen=True)
class Departure:
    """One row. Moments are aware, in UTC; `at` is the time to show, `planned` the timetable's.

    With `every`, there is no clock time: vehicles leave every so often from `at` to `until`.
    `delay` is None unless `source` is LIVE; early is negative. `approximate` times are guesses of
    the timetable. `access` tells of vehicle and stop together.
    """

    trip: str
    line: str
    line_colours: LineColours | None
    route_type: int | None
    destination: Name
    platform: str | None
    platform_changed: bool
    stop: str
    at: datetime
    planned: datetime | None
    delay: timedelta | None
    source: Source
    state: State
    every: timedelta | None
    until: datetime | None
    approximate: bool
    request: Request | None
    phone: str | None
    vehicle_access: Access
    stop_access: Access

    @property
    def access(self) -> Access:
        """Whether a wheelchair can get on here."""
        return self.vehicle_access & self.stop_access

    @property
    def is_greyed(self) -> bool:
        """Whether to show it as not known to be right any more."""
        return self.source is Source.STALE


@dataclass(frozen=True)
class Board:
    """Departures at `now`, soonest first.

    `live` tells of the whole feed (TIMETABLE: there is none), `live_age` how old it is where that
    is known. `out_of_date`: the timetable has ended, on `ends` of the feed. Alerts are those in
    force that concern these stops, lifts first; `alerts_age` as `live_age`.
    """

    stop: Name
    access: Access
    departures: tuple[Departure, ...]
    now: datetime
    zone: ZoneInfo
    live: Source
    live_age: timedelta | None
    out_of_date: bool
    alerts: tuple[ServiceNews, ...]
    alerts_are_fresh: bool
    alerts_age: timedelta | None
