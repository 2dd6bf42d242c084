"""The calendars of a pack: `events/*.ics`, iCalendar (RFC 5545) as libraries publish it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from icalendar import Calendar
from icalendar.error import BrokenCalendarProperty

from kiosk.pack.calendar_mending import mend, without_markup
from kiosk.pack.faults import Fault
from kiosk.pack.source import Source
from kiosk.pack.wording import Wording

FOLDER = "events"
LARGEST = 4 * 1024 * 1024
"""Bytes of one file; a whole year of a large library is a tenth of it."""
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "X-COST")
"""Properties of an event that residents read."""


MOST_STEPS = 300_000
LAST_YEAR = 2040


class BrokenCalendar(Exception):
    """A calendar cannot be used; says why."""


def read_calendar(content: bytes) -> Calendar:
    """Return the calendar, its usual faults mended; raises BrokenCalendar."""
    if len(content) > LARGEST:
        raise BrokenCalendar("it is larger than 4 MB")
    try:
        calendar = Calendar.from_ical(content)
    except Exception as error:
        # The parser raises what its parts raise: ValueError, KeyError, IndexError and more.
        raise BrokenCalendar(f"it is no iCalendar: {type(error).__name__}") from None
    if not isinstance(calendar, Calendar):
        raise BrokenCalendar("it does not begin with BEGIN:VCALENDAR")
    for event in calendar.walk("VEVENT"):
        if _steps(event) > MOST_STEPS:
            raise BrokenCalendar(f"{plain(event.get('SUMMARY'))[:60]!r} repeats too often")
    return mend(calendar)


def read_calendars(folder: Path, inside: str = FOLDER) -> tuple[dict[str, Calendar], list[Fault]]:
    """Return the calendars of a pack folder by file name, and a fault for each that is broken."""
    calendars, faults = {}, []
    for path in sorted((folder / inside).glob("*.ics")):
        try:
            calendars[path.name] = read_calendar(path.read_bytes())
        except (BrokenCalendar, OSError) as error:
            why = str(error) if isinstance(error, BrokenCalendar) else "it cannot be opened"
            name = f"{inside}/{path.name}"
            faults.append(Fault(name, 1, "", why, "Export the calendar again as .ics."))
    return calendars, faults


def calendar_wordings(folder: Path) -> Iterator[Wording]:
    """Yield what residents read of the events; it may stay untranslated, as it changes weekly."""
    calendars, _ = read_calendars(folder)
    for name, calendar in calendars.items():
        source = Source(f"{FOLDER}/{name}")
        for event in calendar.walk("VEVENT"):
            for text in TEXTS:
                words = plain(event.get(text))
                if words:
                    yield Wording(words, source, (text.lower(),), must=False)


def _steps(event: Any) -> int:
    """Return at most how many repetitions lie between an event's begin and the year 2040.

    They are all gone through to find the next ones, so a rule of every second would stop the
    kiosk (P42).
    """
    begins, rules = event.get("DTSTART"), event.get("RRULE")
    if begins is None or rules is None:
        return 0
    try:
        years = max(1, LAST_YEAR - begins.dt.year)
        every = rules if isinstance(rules, list) else [rules]
        return sum(years * _in_a_year(rule) for rule in every)
    except BrokenCalendarProperty:
        return 0  # it is left out later


def _in_a_year(rule: Any) -> int:
    days = len(rule.get("BYDAY", ())) or 1
    picks = any(rule.get(part) for part in ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"))
    usual = {
        "YEARLY": 366 if picks else 1,
        "MONTHLY": 366 if picks else 12,
        "WEEKLY": 53 * min(days, 7),
        "DAILY": 366,
        "HOURLY": 366 * 24,
        "MINUTELY": 366 * 24 * 60,
        "SECONDLY": 366 * 24 * 3600,
    }
    count = usual.get(str((rule.get("FREQ") or ["YEARLY"])[0]).upper(), 1)
    for part in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        count *= len(rule.get(part, ())) or 1
    return count


def plain(value: Any) -> str:
    """Return a property's text without markup and the spaces around its lines.

    Nothing where it is absent.
    """
    if isinstance(value, list):  # written twice: the first one counts
        value = value[0] if value else None
    lines = without_markup(str(value)).splitlines() if value is not None else []
    return "\n".join(line.strip() for line in lines if line.strip())
