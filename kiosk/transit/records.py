"""What the timetable knows, as plain data: planned calls and runs, stops, lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kiosk.importers.gtfs_schema import APPROXIMATE, PICKUP
from kiosk.transit.access import Access


class Call(NamedTuple):
    """A planned stop of a trip; times are seconds of its service day."""

    trip: int
    trip_code: str
    route: int
    service: int
    headsign: str | None
    wheelchair: int
    sequence: int
    stop: int
    arrival: int
    departure: int
    line: int
    flags: int

    @property
    def pickup(self) -> int:
        """GTFS pickup_type."""
        return self.flags & PICKUP

    @property
    def is_approximate(self) -> bool:
        """Whether the time is a guess between two known ones."""
        return bool(self.flags & APPROXIMATE)


class Run(NamedTuple):
    """A trip that leaves again and again between `starts` and `ends`, seconds of the service day.

    `first` is the time of its pattern's first stop, from which `call` counts.
    """

    call: Call
    first: int
    starts: int
    ends: int
    headway: int
    exact: bool


@dataclass(frozen=True)
class Stop:
    """A stop, platform or station; `access` is inherited from its station where it says nothing."""

    id: int
    code: str
    name: str | None
    spoken: str | None
    public_code: str | None
    platform: str | None
    parent: int | None
    access: Access


@dataclass(frozen=True)
class Route:
    """A line; `kind` is the GTFS route_type, colours are `rrggbb` as the feed has them."""

    id: int
    code: str
    short_name: str | None
    long_name: str | None
    kind: int | None
    colour: str | None
    text_colour: str | None
    agency_code: str | None
    agency_phone: str | None


@dataclass(frozen=True)
class StopGroup:
    """Where a kiosk's board looks: `boards` are what vehicles stop at.

    `named` are the codes whose news concern the board: the stops, what they are part of, and
    their parts. `whole` adds every part of the station, entrances and lifts too.
    """

    main: int
    boards: tuple[int, ...]
    named: frozenset[str]
    whole: frozenset[str]
