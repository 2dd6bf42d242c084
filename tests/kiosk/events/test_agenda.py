from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.events.agenda import Agenda
from kiosk.pack.calendars import read_calendars
from kiosk.settings import share_dir
from tests.fakes import FakeClock
from tests.kiosk.events.made_calendars import HEAD, NOW, PACIFIC, agenda, starts


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


def test_a_weekly_event_is_there_each_week_but_not_when_it_is_left_out(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = agenda(
        tmp_path,
        clock,
        """
UID:a
SUMMARY:Story time
DTSTART;TZID=America/Los_Angeles:20260902T103000
DTEND;TZID=America/Los_Angeles:20260902T111500
RRULE:FREQ=WEEKLY;BYDAY=WE
EXDATE;TZID=America/Los_Angeles:20261202T103000
""",
    )

    assert starts(made.upcoming()) == ["11-25 10:30", "12-09 10:30", "12-16 10:30"]
    assert made.upcoming()[0].ends - made.upcoming()[0].starts == timedelta(minutes=45)


def test_the_hour_on_the_wall_stays_when_the_clocks_change(tmp_path: Path) -> None:
    made = agenda(
        tmp_path,
        FakeClock(datetime(2026, 10, 26, 18, tzinfo=UTC)),
        """
UID:a
SUMMARY:Walk
DTSTART;TZID=America/Los_Angeles:20261027T090000
RRULE:FREQ=WEEKLY;COUNT=3
""",
    )

    assert starts(made.upcoming()) == ["10-27 09:00", "11-03 09:00", "11-10 09:00"]


def test_one_meeting_moved_by_its_recurrence_id_is_there_once(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = agenda(
        tmp_path,
        clock,
        """
UID:a
SUMMARY:Council
DTSTART;TZID=America/Los_Angeles:20261126T190000
RRULE:FREQ=WEEKLY;COUNT=2
""",
        """
UID:a
RECURRENCE-ID;TZID=America/Los_Angeles:20261126T190000
SUMMARY:Council, in the school
DTSTART;TZID=America/Los_Angeles:20261127T180000
""",
    )

    assert [(e.title, f"{e.starts:%d %H}") for e in made.upcoming()] == [
        ("Council, in the school", "27 18"),
        ("Council", "03 19"),
    ]


def test_a_cancelled_event_says_so(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path, clock, "UID:a\nSUMMARY:Film\nSTATUS:CANCELLED\nDTSTART:20261126T190000Z"
    )

    (event,) = made.upcoming()
    assert event.cancelled


def test_whole_days_end_on_their_last_day(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Book sale\nDTSTART;VALUE=DATE:20261128\nDTEND;VALUE=DATE:20261130",
        "UID:b\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20261126",
    )

    holiday, sale = made.upcoming()
    assert (holiday.all_day, holiday.day, holiday.last_day) == (
        True,
        date(2026, 11, 26),
        date(2026, 11, 26),
    )
    assert (sale.day, sale.last_day) == (date(2026, 11, 28), date(2026, 11, 29))


def test_times_of_other_zones_and_of_none_are_those_of_the_city(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:utc\nSUMMARY:UTC\nDTSTART:20261126T200000Z",
        "UID:east\nSUMMARY:East\nDTSTART;TZID=America/New_York:20261127T150000",
        "UID:windows\nSUMMARY:Windows\nDTSTART;TZID=Pacific Standard Time:20261128T120000",
        "UID:floating\nSUMMARY:Floating\nDTSTART:20261129T120000",
    )

    assert starts(made.upcoming()) == ["11-26 12:00", "11-27 12:00", "11-28 12:00", "11-29 12:00"]


def test_the_zone_that_only_the_calendar_names_counts(tmp_path: Path, clock: FakeClock) -> None:
    """X-WR-TIMEZONE is in no standard and in most calendars."""
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Floating\nDTSTART:20261129T150000Z",
        head=HEAD + "X-WR-TIMEZONE:America/New_York\n",
    )

    assert starts(made.upcoming()) == ["11-29 07:00"]


def test_what_is_over_and_what_is_far_is_not_shown(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Over\nDTSTART:20261124T150000Z\nDTEND:20261124T170000Z",
        "UID:b\nSUMMARY:On\nDTSTART:20261124T170000Z\nDTEND:20261124T190000Z",
        "UID:c\nSUMMARY:Far\nDTSTART:20261223T190000Z",
    )

    assert [event.title for event in made.upcoming()] == ["On"]

    clock.advance(2 * 3600)
    assert made.upcoming() == ()


def test_each_event_is_found_by_its_id_and_ids_differ(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:Talk\nLOCATION:Main\nX-COST:5 dollars\nDTSTART:20261125T190000Z\n"
        "RRULE:FREQ=DAILY;COUNT=3",
    )

    ids = [event.id for event in made.upcoming()]
    assert len(set(ids)) == 3
    second = made.find(ids[1])
    assert second is not None
    assert (second.place, second.cost, second.starts.day) == ("Main", "5 dollars", 26)
    assert made.find("gone") is None


def test_a_series_that_cannot_be_worked_out_harms_no_other(
    tmp_path: Path, clock: FakeClock
) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:bad\nSUMMARY:Bad\nDTSTART:20261125T190000Z\nRRULE:FREQ=SOMETIMES",
        "UID:good\nSUMMARY:Good\nDTSTART:20261126T190000Z",
    )

    assert [event.title for event in made.upcoming()] == ["Good"]


def test_the_next_morning_it_is_worked_out_anew(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path, clock, "UID:a\nSUMMARY:Daily\nDTSTART:20261101T190000Z\nRRULE:FREQ=DAILY"
    )
    last = made.upcoming()[-1]
    clock.advance(86_400)

    assert made.upcoming()[-1].starts == last.starts + timedelta(days=1)


def test_the_demo_library_has_something_on(clock: FakeClock) -> None:
    events = Agenda(share_dir("assets") / "demo-city", PACIFIC, clock).upcoming()

    assert len(events) > 15
    assert {"Story time", "Talk in English"} <= {event.title for event in events}


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=0,10,20,30,40,50",
    ],
)
def test_a_rule_that_would_stop_the_kiosk_is_refused(
    tmp_path: Path, clock: FakeClock, rule: str
) -> None:
    """P42."""
    made = agenda(tmp_path, clock, f"UID:a\nSUMMARY:Tick\nDTSTART:20161125T190000Z\nRRULE:{rule}")

    assert made.upcoming() == ()
    assert "repeats too often" in read_calendars(tmp_path)[1][0].problem


def test_a_birthday_of_long_ago_is_no_burden(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY:City day\nDTSTART;VALUE=DATE:17891126\nRRULE:FREQ=YEARLY",
    )

    assert starts(made.upcoming()) == ["11-26 00:00"]


def test_a_text_tells_its_language(tmp_path: Path, clock: FakeClock) -> None:
    made = agenda(
        tmp_path,
        clock,
        "UID:a\nSUMMARY;LANGUAGE=es-MX:Lectura\nDTSTART:20261125T190000Z",
        "UID:b\nSUMMARY;LANGUAGE=xx:Qwrt\nDTSTART:20261126T190000Z",
    )

    assert [event.language for event in made.upcoming()] == ["es", "en"]
