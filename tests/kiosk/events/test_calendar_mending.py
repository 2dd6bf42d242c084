"""Calendars in use: HTML, private events, ends by day, missing ids (standards 3.5)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fakes import FakeClock
from tests.kiosk.events.made_calendars import HEAD, NOW, agenda


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


def test_a_calendar_of_the_web_is_read_as_text(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Rock &amp;\\nRoll\nDTSTART:20261126T190000Z\n"
        "DESCRIPTION:<p>Come in.<br>Bring 1 &lt; 2 <b>friends</b></p><a href='http://x'>More</a>",
        "UID:b\nSUMMARY:Is 1 < 2 or 3 > 2? R&D\nDTSTART:20261127T190000Z",
    )

    web, plain = made.upcoming()
    assert web.title == "Rock & Roll"
    assert web.description == "Come in.\nBring 1 < 2 friends\nMore"
    assert plain.title == "Is 1 < 2 or 3 > 2? R&D"


def test_what_is_marked_private_is_nobodys_business(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Staff party\nCLASS:PRIVATE\nDTSTART:20261126T190000Z",
        "UID:b\nSUMMARY:Talk\nCLASS:PUBLIC\nDTSTART:20261126T190000Z",
    )

    assert [event.title for event in made.upcoming()] == ["Talk"]


def test_events_without_an_id_do_not_take_each_others_place(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = agenda(
        tmp_path,
        clock,
        "SUMMARY:Talk\nDTSTART:20261126T190000Z",
        "SUMMARY:Film\nDTSTART:20261126T190000Z",
    )

    assert [event.title for event in made.upcoming()] == ["Film", "Talk"]


def test_a_calendar_that_takes_back_takes_back_all_of_it(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Talk\nDTSTART:20261126T190000Z",
        head=HEAD + "METHOD:CANCEL\n",
    )

    assert [event.cancelled for event in made.upcoming()] == [True]


@pytest.mark.parametrize(
    ("more", "days"),
    [
        ("RDATE;TZID=America/Los_Angeles:20261127T140000,20261130T090000", ["25", "27", "30"]),
        ("RDATE;VALUE=PERIOD:20261128T180000Z/PT2H", ["25", "28"]),
        ("RRULE:FREQ=DAILY;UNTIL=20261128T010000Z", ["25", "26", "27"]),
        ("RRULE:FREQ=DAILY;UNTIL=20261127", ["25", "26", "27"]),
        ("RRULE:FREQ=DAILY;COUNT=4\nEXDATE;VALUE=DATE:20261126", ["25", "27", "28"]),
        ("RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20261127T010000Z", ["25", "27"]),
    ],
)
def test_dates_more_and_dates_less_count_however_they_are_written(
    tmp_path: Path, clock: FakeClock, more: str, days: list[str]
) -> None:
    """A day for a series of hours, a moment of another zone, a period (standards 3.5)."""
    begins = "DTSTART;TZID=America/Los_Angeles:20261125T170000"
    made = agenda(tmp_path, clock, f"UID:a\nSUMMARY:Club\n{begins}\n{more}")

    assert [f"{event.starts:%d}" for event in made.upcoming()] == days
