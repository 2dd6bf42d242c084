"""What is on: every event of the next four weeks, repetitions worked out, in order of time."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from kiosk.clock import Clock
from kiosk.language.catalogs import SOURCE_LANGUAGE
from kiosk.language.languages import LANGUAGES
from kiosk.pack.calendars import plain, read_calendars

WEEKS = timedelta(weeks=4)
MOST = 500
"""Events in one list; what comes later is left out."""


@dataclass(frozen=True)
class Event:
    """One event on one day or more. Times are aware, in the city's zone.

    An event of whole days begins at midnight, and `ends` is the midnight after its last day.
    """

    id: str
    title: str
    starts: datetime
    ends: datetime
    all_day: bool = False
    description: str = ""
    place: str = ""
    cost: str = ""
    cancelled: bool = False
    language: str = SOURCE_LANGUAGE
    """Tag of the language its texts are written in."""

    @property
    def day(self) -> date:
        """The day it begins on."""
        return self.starts.date()

    @property
    def last_day(self) -> date:
        """The day it ends on; an end at midnight belongs to the day before."""
        before = self.ends - timedelta(microseconds=1)
        return max(self.day, before.date())


class Agenda:
    """The events of a pack, worked out beside the screen and again when the day is another one."""

    def __init__(self, folder: Path | None, zone: ZoneInfo, clock: Clock) -> None:
        self._folder = folder
        self._zone = zone
        self._clock = clock
        self._turn = threading.Lock()
        self._calendars: tuple[Calendar, ...] | None = None
        self._day: date | None = None
        self._events: tuple[Event, ...] = ()

    def upcoming(self) -> tuple[Event, ...]:
        """Return what has not ended, for four weeks from now.

        The first call of a day reads and works out everything: make it beside the screen.
        """
        now = self._clock.now().astimezone(self._zone)
        with self._turn:
            if self._day != now.date():
                begin = now.replace(hour=0, minute=0, second=0, microsecond=0)
                self._events = tuple(
                    expand(self._read(), self._zone, begin, begin + WEEKS + timedelta(days=1))
                )
                self._day = now.date()
        return tuple(e for e in self._events if e.ends > now and e.starts < now + WEEKS)

    def find(self, event_id: str) -> Event | None:
        """Return the event, None where it is over or was never there."""
        return next((event for event in self.upcoming() if event.id == event_id), None)

    def _read(self) -> tuple[Calendar, ...]:
        if self._calendars is None:
            calendars, _ = read_calendars(self._folder) if self._folder else ({}, [])
            self._calendars = tuple(calendars.values())
        return self._calendars


def expand(
    calendars: Iterable[Calendar],
    zone: ZoneInfo,
    begin: datetime,
    end: datetime,
    most: int = MOST,
) -> list[Event]:
    """Return the events between two moments, repetitions and their exceptions worked out.

    An event that cannot be worked out is left out; the others stay.
    """
    found = {}
    for calendar in calendars:
        for component in _between(calendar, begin, end):
            event = _event(component, zone)
            if event is not None:
                found[event.id] = event
    return sorted(found.values(), key=lambda e: (e.starts, e.title, e.id))[:most]


def _between(calendar: Calendar, begin: datetime, end: datetime) -> Iterator[Any]:
    """Yield the occurrences; a naive time means the zone of the calendar, else of the kiosk."""
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    yield from query.between(begin, end)


def _event(component: Any, zone: ZoneInfo) -> Event | None:
    title = " ".join(plain(component.get("SUMMARY")).split())
    begins = component.get("DTSTART")
    if not title or begins is None:
        return None
    start, all_day = _moment(begins.dt, zone)
    ends = component.get("DTEND")
    end = _moment(ends.dt, zone)[0] if ends is not None else start
    if all_day and end <= start:
        end = start + timedelta(days=1)
    return Event(
        id=f"{plain(component.get('UID'))}@{start:%Y%m%dT%H%M}",
        title=title,
        starts=start,
        ends=max(start, end),
        all_day=all_day,
        description=plain(component.get("DESCRIPTION")),
        place=plain(component.get("LOCATION")),
        cost=plain(component.get("X-COST")),
        cancelled=plain(component.get("STATUS")).upper() == "CANCELLED",
        language=_language(component.get("SUMMARY")),
    )


def _language(summary: Any) -> str:
    """Return the language that a text names by its LANGUAGE parameter, else that of packs."""
    named = str(getattr(summary, "params", {}).get("LANGUAGE", ""))
    return next((tag for tag in (named, named.split("-")[0]) if tag in LANGUAGES), SOURCE_LANGUAGE)


def _moment(value: date | datetime, zone: ZoneInfo) -> tuple[datetime, bool]:
    """Return the moment in the city's zone, and whether it is a whole day."""
    if not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day, tzinfo=zone), True
    if value.tzinfo is None:
        return value.replace(tzinfo=zone), False
    return value.astimezone(zone), False
