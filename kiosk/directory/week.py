"""The hours of a place in the days to come: as they really fall, with closures and doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.directory.occurrence import is_out_of_date
from kiosk.directory.opening import spans
from kiosk.language.bidi import isolate
from kiosk.language.message import Message, msg
from kiosk.language.texts import Texts
from kiosk.pack.help_places import Closure, PlaceOfHelp

DAYS = 7
_DAY = dt.timedelta(days=1)
_AHEAD = 60
"""Days in which a closure is told."""
_MOST_CLOSURES = 3

Times = tuple[tuple[dt.time, dt.time], ...]
"""From when until when, in the city's own time; an end at or before its begin is the next day."""


@dataclass(frozen=True)
class DayHours:
    """When a place opens on one day."""

    day: dt.date
    state: Literal["open", "closed", "not-confirmed"]
    times: Times = ()


def week_of(place: PlaceOfHelp, today: dt.date, zone: ZoneInfo) -> tuple[DayHours, ...]:
    """Return the seven days from `today` on; nothing where there are no hours to tell.

    A day is "not-confirmed" where no schedule vouches for it any more, after `valid_to`.
    """
    if not place.schedules or place.status != "active":
        return ()
    found = tuple(_hours_of(place, today + number * _DAY, zone) for number in range(DAYS))
    return () if all(hours.state == "not-confirmed" for hours in found) else found


def week_lines(week: Sequence[DayHours], texts: Texts) -> list[str]:
    """Return one line for each row of days with the same hours: "Monday to Friday: 9 to 5"."""
    rows = [list(days) for _, days in groupby(week, key=lambda hours: (hours.state, hours.times))]
    if len(rows) == 1:
        rows = [sorted(rows[0], key=lambda hours: hours.day.weekday())]
    return [_line(row, texts) for row in rows]


def closure_lines(place: PlaceOfHelp, today: dt.date, texts: Texts) -> list[str]:
    """Return the next days after this week on which a place is closed whatever its hours say."""
    near = sorted(
        (closure for closure in place.closures if _is_near(closure, today)),
        key=lambda closure: closure.first,
    )
    return [_closed(closure, texts) for closure in near[:_MOST_CLOSURES]]


def _hours_of(place: PlaceOfHelp, day: dt.date, zone: ZoneInfo) -> DayHours:
    times = tuple(
        (begin.astimezone(zone).time(), end.astimezone(zone).time())
        for begin, end in spans(place, day, day, zone)
    )
    if times:
        return DayHours(day, "open", times)
    closed = any(closure.first <= day <= closure.last for closure in place.closures)
    known = any(each.usable and not is_out_of_date(each, day) for each in place.schedules)
    return DayHours(day, "closed" if closed or known else "not-confirmed")


def _line(row: Sequence[DayHours], texts: Texts) -> str:
    names = [texts.weekday(hours.day.weekday()) for hours in row]
    days = texts.list_of(names)
    if len(names) > 2:
        days = texts.say(msg("{first} to {last}", first=names[0], last=names[-1]))
    return _told(days, _times(row[0]), texts)


def _times(hours: DayHours) -> Iterator[Message]:
    if hours.state == "closed":
        yield msg("Closed")
    elif hours.state == "not-confirmed":
        yield msg("Not confirmed")
    for opens, closes in hours.times:
        if opens == closes == dt.time(0):
            yield msg("All day")
        else:
            yield msg("{start} to {end}", start=opens, end=closes)


def _is_near(closure: Closure, today: dt.date) -> bool:
    return today + DAYS * _DAY <= closure.last and closure.first <= today + _AHEAD * _DAY


def _closed(closure: Closure, texts: Texts) -> str:
    days = texts.date(closure.first)
    if closure.first != closure.last:
        days = texts.say(msg("{start} to {end}", start=closure.first, end=closure.last))
    return _told(days, [msg("Closed")], texts)


def _told(when: str, what: Iterable[Message], texts: Texts) -> str:
    """Join days and times; the days come first, so they give the line its direction (H07)."""
    return f"{when}: {texts.list_of(isolate(texts.say(each)) for each in what)}"
