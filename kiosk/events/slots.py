"""Free times at a counter, as a city lends them: JSON, or iCalendar with one event for each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from kiosk.events.agenda import expand
from kiosk.pack.calendars import BrokenCalendar, read_calendar

AHEAD = timedelta(weeks=3)
"""How far ahead times are offered."""
NOTICE = timedelta(hours=24)
"""The city must have the wish before the time comes; a kiosk may be offline for a while."""
MOST = 1000
LARGEST = 1024 * 1024


class Slot(BaseModel):
    """One time, with the seats it has left; aware."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    starts: AwareDatetime
    free: int = Field(default=1, ge=0, le=100)


class Booking(BaseModel):
    """What the city says about the time of a request; `starts` is aware."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    reference: str = Field(min_length=1, max_length=20)
    state: Literal["confirmed", "changed", "gone"]
    starts: AwareDatetime


class _SlotList(BaseModel):
    model_config = ConfigDict(extra="ignore")

    v: Literal[1]
    slots: tuple[Slot, ...] = Field(max_length=MOST)
    bookings: tuple[Booking, ...] = Field(default=(), max_length=MOST)


class BrokenSlots(Exception):
    """A list of free times cannot be used; says why."""


def read_slots(content: bytes, zone: ZoneInfo, now: datetime) -> tuple[Slot, ...]:
    """Return the times that can still be wished for, earliest first; raises BrokenSlots.

    JSON is `{"v": 1, "slots": [{"starts": "2026-12-01T09:00:00-08:00", "free": 2}]}`. In iCalendar
    each event, with its repetitions, is one free time unless it is cancelled.
    """
    if len(content) > LARGEST:
        raise BrokenSlots("it is larger than 1 MB")
    slots = _json(content).slots if content.lstrip()[:1] == b"{" else _ical(content, zone, now)
    first, last = now + NOTICE, now + AHEAD
    usable = (slot for slot in slots if slot.free and first <= slot.starts <= last)
    return tuple(sorted(usable, key=lambda slot: slot.starts))


def read_bookings(content: bytes) -> tuple[Booking, ...]:
    """Return what a JSON list says of requests, in `bookings`; raises BrokenSlots.

    So a request can be asked after at every kiosk that reads the list.
    """
    return _json(content).bookings if content.lstrip()[:1] == b"{" else ()


def _json(content: bytes) -> _SlotList:
    try:
        return _SlotList.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise BrokenSlots(f"{place}: {first['msg']}".lstrip(": ")) from None


def _ical(content: bytes, zone: ZoneInfo, now: datetime) -> tuple[Slot, ...]:
    try:
        calendar = read_calendar(content)
    except BrokenCalendar as error:
        raise BrokenSlots(str(error)) from None
    events = expand([calendar], zone, now, now + AHEAD, most=MOST)
    seats: dict[datetime, int] = {}
    for event in events:
        if not event.cancelled and not event.all_day:
            starts = event.starts.astimezone(UTC)
            seats[starts] = seats.get(starts, 0) + 1
    return tuple(Slot(starts=starts, free=free) for starts, free in seats.items())
