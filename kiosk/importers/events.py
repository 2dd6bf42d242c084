"""A library's calendar into a pack: checked, counted, and kept as it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kiosk.pack.calendars import FOLDER, TEXTS, BrokenCalendar, plain, read_calendar

__all__ = ["BrokenCalendar", "EventsReport", "import_events"]


@dataclass(frozen=True)
class EventsReport:
    """What was imported. `events` counts entries, of which `repeating` come again and again;
    `texts` is how many different ones there are to translate."""

    file: str
    events: int
    repeating: int
    texts: int


def import_events(file: Path, into: Path, name: str | None = None) -> EventsReport:
    """Put the calendar into the pack folder `into`, in place of an earlier one of that name.

    Raises BrokenCalendar where it cannot be read or holds no event, OSError.
    """
    content = file.read_bytes()
    calendar = read_calendar(content)
    events = [event for event in calendar.walk("VEVENT") if plain(event.get("SUMMARY"))]
    if not events:
        raise BrokenCalendar("it holds no event with a name")
    target = into / FOLDER / f"{_plain_name(name or file.stem)}.ics"
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".new")
    beside.write_bytes(content)
    beside.replace(target)
    return EventsReport(
        file=target.relative_to(into).as_posix(),
        events=len(events),
        repeating=sum(1 for event in events if event.get("RRULE") or event.get("RDATE")),
        texts=len({plain(event.get(text)) for event in events for text in TEXTS} - {""}),
    )


def _plain_name(name: str) -> str:
    """Return a name that a published pack may carry."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "events"
