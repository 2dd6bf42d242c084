from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.events.slot_book import SlotBook
from kiosk.events.slots import BrokenSlots, read_slots
from tests.fakes import FakeClock

PACIFIC = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
NINE = "2026-12-01T09:00:00-08:00"
WEEKLY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//T//EN
BEGIN:VEVENT
UID:a
DTSTAMP:20261101T000000Z
SUMMARY:Desk 1
DTSTART;TZID=America/Los_Angeles:20261102T090000
RRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,10;BYMINUTE=0
EXDATE;TZID=America/Los_Angeles:20261207T100000
END:VEVENT
BEGIN:VEVENT
UID:b
DTSTAMP:20261101T000000Z
SUMMARY:Desk 2
DTSTART;TZID=America/Los_Angeles:20261207T090000
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()


def _json(*slots: dict[str, object]) -> bytes:
    return json.dumps({"v": 1, "slots": slots}).encode()


def _book(tmp_path: Path, clock: FakeClock, content: bytes) -> SlotBook:
    folder = tmp_path / "pack" / "appointments"
    folder.mkdir(parents=True)
    name = "desk.json" if content.startswith(b"{") else "desk.ics"
    (folder / name).write_bytes(content)
    return SlotBook(tmp_path / "home", tmp_path / "pack", PACIFIC, clock)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


def test_only_times_that_can_still_be_wished_for_are_offered() -> None:
    read = read_slots(
        _json(
            {"starts": "2026-12-02T09:00:00-08:00", "free": 2, "desk": "of another version"},
            {"starts": NINE},
            {"starts": "2026-12-01T09:30:00-08:00", "free": 0},
            {"starts": "2026-11-25T09:00:00-08:00"},
            {"starts": "2027-02-01T09:00:00-08:00"},
        ),
        PACIFIC,
        NOW,
    )

    assert [(f"{slot.starts:%d %H:%M}", slot.free) for slot in read] == [
        ("01 09:00", 1),
        ("02 09:00", 2),
    ]


def test_each_event_of_a_calendar_is_a_time_and_two_desks_are_two_seats() -> None:
    read = read_slots(WEEKLY, PACIFIC, NOW)

    told = [(f"{slot.starts.astimezone(PACIFIC):%m-%d %H}", slot.free) for slot in read]
    assert told == [
        ("11-30 09", 1),
        ("11-30 10", 1),
        ("12-07 09", 2),
        ("12-14 09", 1),
        ("12-14 10", 1),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b'{"v": 2, "slots": []}',
        b'{"v": 1, "slots": [{"starts": "2026-12-01T09:00:00"}]}',
        b'{"v": 1, "slots": [{"starts": "soon"}]}',
        b"<html>",
        b"{" + b" " * (1024 * 1024),
    ],
)
def test_what_is_no_list_of_times_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenSlots):
        read_slots(content, PACIFIC, NOW)


def test_a_time_is_given_away_once(tmp_path: Path, clock: FakeClock) -> None:
    book = _book(tmp_path, clock, _json({"starts": NINE}, {"starts": "2026-12-01T18:00:00Z"}))
    nine = datetime.fromisoformat(NINE)

    assert book.take("desk", nine)
    assert not book.take("desk", nine.astimezone(UTC))
    assert [slot.starts.hour for slot in book.free("desk")] == [18]

    anew = SlotBook(tmp_path / "home", tmp_path / "pack", PACIFIC, clock)  # after a power cut
    assert not anew.take("desk", nine)

    anew.give_back("desk", nine)
    assert anew.take("desk", nine)


def test_two_seats_are_given_away_twice(tmp_path: Path, clock: FakeClock) -> None:
    book = _book(tmp_path, clock, _json({"starts": NINE, "free": 2}))
    nine = datetime.fromisoformat(NINE)

    assert [book.take("desk", nine) for _ in range(3)] == [True, True, False]


def test_a_time_that_nobody_lends_is_not_given(tmp_path: Path, clock: FakeClock) -> None:
    book = _book(tmp_path, clock, _json({"starts": NINE}))

    assert not book.take("desk", datetime.fromisoformat(NINE) + timedelta(minutes=5))
    assert not book.take("other", datetime.fromisoformat(NINE))


def test_what_was_fetched_takes_the_place_of_the_pack(tmp_path: Path, clock: FakeClock) -> None:
    book = _book(tmp_path, clock, _json({"starts": NINE}))
    fetched = tmp_path / "home" / "appointments"
    fetched.mkdir(parents=True)
    (fetched / "desk.json").write_bytes(_json({"starts": "2026-12-03T20:00:00Z"}))
    assert [slot.starts.day for slot in book.free("desk")] == [3]

    (fetched / "desk.json").write_bytes(b"<html>Sign in</html>")
    assert [slot.starts.day for slot in book.free("desk")] == [1]


def test_what_is_written_down_holds_no_more_than_the_time(tmp_path: Path, clock: FakeClock) -> None:
    book = _book(tmp_path, clock, _json({"starts": NINE}))
    book.take("desk", datetime.fromisoformat(NINE))

    file = tmp_path / "home" / "appointments" / "taken.json"
    assert json.loads(file.read_text()) == [["desk", "2026-12-01T17:00:00+00:00"]]
