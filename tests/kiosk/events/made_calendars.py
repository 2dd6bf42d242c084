"""Small calendars as a library publishes them, and what an agenda makes of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.events.agenda import Agenda, Event
from tests.fakes import FakeClock

PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # ten in the morning at the kiosk

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"


def agenda(folder: Path, clock: FakeClock, *events: str, head: str = HEAD) -> Agenda:
    (folder / "events").mkdir(exist_ok=True)
    made = [
        f"BEGIN:VEVENT\nDTSTAMP:20261101T000000Z\n{event.strip()}\nEND:VEVENT\n" for event in events
    ]
    text = f"{head}{''.join(made)}END:VCALENDAR\n".replace("\n", "\r\n")
    (folder / "events" / "library.ics").write_text(text, encoding="utf-8")
    return Agenda(folder, PACIFIC, clock)


def starts(events: tuple[Event, ...]) -> list[str]:
    return [f"{event.starts:%m-%d %H:%M}" for event in events]
