"""Departures by ear: grouped by line, live and timetable told apart, nothing that has left."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.transit.board import read_board
from kiosk.transit.live import read_trip_updates
from kiosk.transit.spoken import spelt_line, spoken_board
from tests.timetables import TOWN, live_message, open_town

NOW = datetime(2026, 11, 24, 8, 55, tzinfo=UTC)  # 9:55 in town
TEXTS = Texts(LANGUAGES["en"])


def said(
    folder: Path,
    stop: str,
    now: datetime = NOW,
    delay: int | None = None,
    spoken_at: datetime | None = None,
    age: int = 0,
    state: int = 0,
    **changes: str,
) -> list[str]:
    updates = None
    if delay is not None:
        message = live_message(now.timestamp() - age)
        update = message.entity.add(id="1").trip_update
        update.trip.trip_id = "a"
        update.trip.schedule_relationship = state
        update.stop_time_update.add(stop_sequence=1).departure.delay = delay
        updates = read_trip_updates(message.SerializeToString())
    with open_town(folder, **changes) as town:
        board = read_board(town, [stop], now, "en", updates)
    assert board is not None
    breaths = spoken_board(board, TEXTS, spoken_at)
    return [" ".join(TEXTS.say_aloud(each) for each in breath) for breath in breaths]


def test_a_timetable_is_told_by_the_clock_and_said_to_be_one(tmp_path: Path) -> None:
    assert said(tmp_path, "S1") == [
        (
            "Departures from Main Street Station. These times are from the timetable."
            " It is not known if anything runs late."
        ),
        (
            "Line 34 E to Harbour, platform 1: at 10:00\u202fAM and at 10:30\u202fAM."
            " You may not be able to get on every one with a wheelchair."
        ),
    ]


def test_live_times_are_told_in_minutes_and_the_others_by_the_timetable(tmp_path: Path) -> None:
    _, line = said(tmp_path, "S1", delay=60)
    assert line.startswith(
        "Line 34 E to Harbour, platform 1: in 6 minutes and at 10:30\u202fAM by the timetable."
    )


def test_what_left_since_the_board_was_read_is_not_said(tmp_path: Path) -> None:
    _, line = said(tmp_path, "S1", delay=0, spoken_at=NOW + timedelta(minutes=5, seconds=10))
    assert line.startswith("Line 34 E to Harbour, platform 1: at 10:30\u202fAM by the timetable.")
    _, line = said(tmp_path, "S1", delay=0, spoken_at=NOW + timedelta(minutes=4, seconds=10))
    assert "platform 1: now and at" in line


def test_a_feed_that_fell_silent_is_told_once(tmp_path: Path) -> None:
    opening, line = said(tmp_path, "S1", delay=60, age=120)
    assert opening.endswith("Live times have stopped. These times are from the timetable.")
    assert "minutes" not in line


def test_a_cancelled_bus_is_said_to_be_cancelled(tmp_path: Path) -> None:
    _, line = said(tmp_path, "S1", delay=0, state=gtfs.TripDescriptor.CANCELED)
    assert "platform 1: at 10:30\u202fAM by the timetable. Cancelled: at 10:00\u202fAM." in line


def test_a_headway_a_guess_and_a_request_are_said(tmp_path: Path) -> None:
    frequencies = "trip_id,start_time,end_time,headway_secs,exact_times\na,8:00:00,12:00:00,600,0\n"
    _, line = said(tmp_path, "MILL", frequencies=frequencies)
    assert line.startswith(
        "Line 34 E to Harbour: every 10 minutes and at 10:42\u202fAM."
        " Tell the driver that you want to get on."
    )
    times = TOWN["stop_times.txt"].replace("a,10:10:00,10:12:00", "a,,")
    _, line = said(tmp_path, "MILL", stop_times=times)
    assert "Harbour: at about 10:10\u202fAM and at" in line


def test_a_phone_number_is_spelt_and_doubt_about_access_is_said(tmp_path: Path) -> None:
    christmas = datetime(2026, 12, 25, 8, 55, tzinfo=UTC)
    _, line = said(tmp_path, "S1", now=christmas)
    assert "You must phone before you travel: 5, 5, 5. 0, 1, 0, 0." in line
    _, line = said(tmp_path, "S2", now=datetime(2026, 11, 24, 23, 10, tzinfo=UTC))
    assert line.startswith("Line Night line to Harbour, platform 2: at 12:30\u202fAM.")
    assert line.endswith("You cannot get on with a wheelchair.")


def test_a_stop_with_nothing_says_so_and_an_ended_timetable_too(tmp_path: Path) -> None:
    (opening,) = said(tmp_path, "S1", now=datetime(2027, 1, 3, 9, tzinfo=UTC))
    assert opening == (
        "Departures from Main Street Station. This timetable is out of date. It may be wrong."
        " Nothing is known to leave from here soon."
    )


@pytest.mark.parametrize(
    ("line", "spoken"),
    [("34E", "34 E"), ("SL5", "S L 5"), ("101", "101"), ("Blue", "Blue"), ("M 15-SBS", "M 15-SBS")],
)
def test_the_name_of_a_line_is_spelt(line: str, spoken: str) -> None:
    assert spelt_line(line) == spoken


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_can_say_a_board(tmp_path: Path, tag: str) -> None:
    texts = Texts(LANGUAGES[tag])
    with open_town(tmp_path) as town:
        board = read_board(town, ["S"], NOW, tag)
    assert board is not None
    sentences = [texts.say_aloud(each) for breath in spoken_board(board, texts) for each in breath]
    assert len(sentences) == 4
    assert not any("{" in sentence for sentence in sentences)
