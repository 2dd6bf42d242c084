"""The coming week of a place, as a resident reads it."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from kiosk.directory.week import closure_lines, week_lines, week_of
from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.help_places import Closure, PlaceOfHelp, Schedule

ZONE = ZoneInfo("America/Chicago")
TUESDAY = dt.date(2026, 11, 24)
WEEKDAYS = tuple((0, day) for day in range(5))
OFFICE = Schedule(days=WEEKDAYS, opens=dt.time(9), closes=dt.time(17))


def place(*schedules: Schedule, **more: object) -> PlaceOfHelp:
    row = {"id": "p", "service_id": "p", "language": "en", "texts": {"name": "Pantry"}, **more}
    return PlaceOfHelp.model_validate({**row, "schedules": schedules})


def lines(found: PlaceOfHelp, tag: str = "en", today: dt.date = TUESDAY) -> list[str]:
    texts = Texts(LANGUAGES[tag], timezone=ZONE)
    said = week_lines(week_of(found, today, ZONE), texts) + closure_lines(found, today, texts)
    return [without_controls(line).replace("\u202f", " ") for line in said]


def test_days_with_the_same_hours_are_one_line() -> None:
    saturday = Schedule(days=((0, 5),), opens=dt.time(10), closes=dt.time(12))
    assert lines(place(OFFICE, saturday)) == [
        "Tuesday to Friday: 9:00 AM to 5:00 PM",
        "Saturday: 10:00 AM to 12:00 PM",
        "Sunday: Closed",
        "Monday: 9:00 AM to 5:00 PM",
    ]


def test_a_closed_day_is_told_within_the_week_and_later_ones_by_their_dates() -> None:
    closures = (
        Closure(first=dt.date(2026, 11, 26), last=dt.date(2026, 11, 26)),
        Closure(first=dt.date(2026, 12, 24), last=dt.date(2026, 12, 26)),
        Closure(first=dt.date(2027, 7, 4), last=dt.date(2027, 7, 4)),  # far away
    )
    assert lines(place(OFFICE, closures=closures)) == [
        "Tuesday and Wednesday: 9:00 AM to 5:00 PM",
        "Thursday: Closed",
        "Friday: 9:00 AM to 5:00 PM",
        "Saturday and Sunday: Closed",
        "Monday: 9:00 AM to 5:00 PM",
        "December 24, 2026 to December 26, 2026: Closed",
    ]


def test_a_break_and_a_whole_day_are_told() -> None:
    morning = Schedule(days=((0, 1),), opens=dt.time(9), closes=dt.time(12))
    evening = Schedule(days=((0, 1),), opens=dt.time(13), closes=dt.time(17))
    always = Schedule(days=((0, 2),), opens=dt.time(0), closes=dt.time(23, 59))
    assert lines(place(morning, evening, always))[:2] == [
        "Tuesday: 9:00 AM to 12:00 PM and 1:00 PM to 5:00 PM",
        "Wednesday: All day",
    ]


def test_the_same_every_day_is_told_from_monday_to_sunday() -> None:
    daily = Schedule(freq="daily", opens=dt.time(8), closes=dt.time(20))
    assert lines(place(daily)) == ["Monday to Sunday: 8:00 AM to 8:00 PM"]


def test_days_that_nobody_vouches_for_are_not_called_closed() -> None:
    until_friday = OFFICE.model_copy(update={"valid_to": dt.date(2026, 11, 27)})
    assert lines(place(until_friday)) == [
        "Tuesday to Friday: 9:00 AM to 5:00 PM",
        "Saturday to Monday: Not confirmed",
    ]
    assert lines(place(until_friday), today=dt.date(2026, 12, 1)) == []
    assert lines(place(Schedule(usable=False))) == []


def test_a_line_of_arabic_begins_with_arabic() -> None:
    """H07: a line that began with an isolate would run from left to right."""
    first = week_lines(
        week_of(place(OFFICE), TUESDAY, ZONE), Texts(LANGUAGES["ar"], timezone=ZONE)
    )[1]
    assert "\u0600" <= first[0] <= "\u06ff"
