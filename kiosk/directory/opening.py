"""Whether a place is open, until when or when again, and how sure that is, in words.

Schedules are in the city's own time; moments are aware and in UTC.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.directory.occurrence import has_ended, holds_on
from kiosk.language.message import Message, msg
from kiosk.pack.help_places import Closure, PlaceOfHelp, Schedule

State = Literal["open", "closed", "not-confirmed", "no-longer", "closed-for-now"]

_DAY = dt.timedelta(days=1)
_AHEAD = 400
"""Days in which a next opening is looked for: a yearly day is found."""
_MIDNIGHT, _LAST_MINUTE = dt.time(0), dt.time(23, 59)

Span = tuple[dt.datetime, dt.datetime]
"""From when and until when a place is open: aware, UTC, the end not included."""


@dataclass(frozen=True)
class Opening:
    """Whether a place is open at a moment.

    `until` is when it closes, None where it does not close within two days; `next` is when it
    opens again. Both are aware, UTC.
    """

    state: State
    until: dt.datetime | None = None
    next: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether a resident who goes now finds the door open."""
        return self.state == "open"


def opening_at(place: PlaceOfHelp, now: dt.datetime, zone: ZoneInfo) -> Opening:
    """Return whether a place is open at `now`.

    Hours without days or times, and hours after their `valid_to`, are "not-confirmed"; a service
    after its `until` is "no-longer" offered; a time between two schedules is a closure.
    """
    if place.status == "temporarily-closed":
        return Opening("closed-for-now")
    today = now.astimezone(zone).date()
    if place.schedules and all(has_ended(schedule, today) for schedule in place.schedules):
        # What began before midnight on the last day still runs.
        return _still_open(spans(place, today - _DAY, today - _DAY, zone), now) or Opening(
            "no-longer"
        )
    around = spans(place, today - _DAY, today + 2 * _DAY, zone)
    if found := _still_open(around, now):
        return found
    following = next((begin for begin in _openings(place, today, zone) if begin > now), None)
    return Opening("closed", next=following) if following else Opening("not-confirmed")


def spans(place: PlaceOfHelp, first: dt.date, last: dt.date, zone: ZoneInfo) -> tuple[Span, ...]:
    """Return when a place opens from the day `first` to the day `last`, joined where they touch.

    Both days count; hours are read in `zone`, and what is returned is aware.
    """
    found: list[Span] = []
    days = (first + number * _DAY for number in range((last - first).days + 1))
    for begin, end in sorted(span for day in days for span in _spans_on(place, day, zone)):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def opening_message(opening: Opening, now: dt.datetime, zone: ZoneInfo) -> Message:
    """Return the state in words, with the next change; `now` is aware, `zone` the city's."""
    match opening.state:
        case "open":
            return _open_message(opening, now, zone)
        case "closed" if opening.next is not None:
            return _next_message(opening.next.astimezone(zone), now.astimezone(zone).date())
        case "closed-for-now":
            return msg("Closed for the time being. Call before you go.")
        case "no-longer":
            return msg("This is no longer offered.")
        case _:
            return msg("Hours not confirmed. Call before you go.")


def checked_message(place: PlaceOfHelp) -> Message:
    """Return when a person last checked the record; a database's own date does not count."""
    if place.assured is None:
        return msg("We do not know when this was last checked.")
    return msg("Last checked on {date}", date=place.assured)


def _still_open(found: Iterable[Span], now: dt.datetime) -> Opening | None:
    for begin, end in found:
        if begin <= now < end:
            return Opening("open", until=end if end - now < 2 * _DAY else None)
    return None


def _openings(place: PlaceOfHelp, today: dt.date, zone: ZoneInfo) -> Iterator[dt.datetime]:
    for number in range(_AHEAD):
        yield from (begin for begin, _ in sorted(_spans_on(place, today + number * _DAY, zone)))


def _spans_on(place: PlaceOfHelp, day: dt.date, zone: ZoneInfo) -> Iterator[Span]:
    if any(_covers(closure, day) for closure in place.closures):
        return
    for schedule in place.schedules:
        if holds_on(schedule, day) and (span := _span(schedule, day, zone)):
            yield span


def _covers(closure: Closure, day: dt.date) -> bool:
    return closure.first <= day <= closure.last


def _span(schedule: Schedule, day: dt.date, zone: ZoneInfo) -> Span | None:
    opens, closes = schedule.opens, schedule.closes
    if opens is None or closes is None:
        return None
    if opens == _MIDNIGHT and closes >= _LAST_MINUTE:
        closes = _MIDNIGHT  # a whole day is written 00:00-23:59
    end = day + _DAY if closes <= opens else day
    return _moment(day, opens, zone), _moment(end, closes, zone)


@lru_cache(maxsize=4096)
def _moment(day: dt.date, at: dt.time, zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.combine(day, at, tzinfo=zone).astimezone(dt.UTC)


def _open_message(opening: Opening, now: dt.datetime, zone: ZoneInfo) -> Message:
    if opening.until is None:
        return msg("Open now, day and night")
    closes, today = opening.until.astimezone(zone), now.astimezone(zone).date()
    if closes.date() <= today + _DAY:
        return msg("Open now. Closes at {time}", time=closes.timetz())
    return msg("Open now. Closes on {moment}", moment=opening.until)


def _next_message(opens: dt.datetime, today: dt.date) -> Message:
    at, days = opens.timetz(), (opens.date() - today).days
    if days == 0:
        return msg("Closed now. Opens today at {time}", time=at)
    if days == 1:
        return msg("Closed now. Opens tomorrow at {time}", time=at)
    if days > 6:
        return msg("Closed now. Opens on {date} at {time}", date=opens.date(), time=at)
    return (
        msg("Closed now. Opens on Monday at {time}", time=at),
        msg("Closed now. Opens on Tuesday at {time}", time=at),
        msg("Closed now. Opens on Wednesday at {time}", time=at),
        msg("Closed now. Opens on Thursday at {time}", time=at),
        msg("Closed now. Opens on Friday at {time}", time=at),
        msg("Closed now. Opens on Saturday at {time}", time=at),
        msg("Closed now. Opens on Sunday at {time}", time=at),
    )[opens.weekday()]
