"""What leaves when: service days, clocks that change, stations, frequencies, names, access."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.transit.access import Access
from kiosk.transit.board import read_board
from kiosk.transit.colours import LEAST, contrast, line_colours
from kiosk.transit.departure import Board, Request, Source
from kiosk.transit.names import best_language
from kiosk.transit.service_day import start_of
from kiosk.transit.timetable import Timetable
from tests.timetables import TOWN, open_town

BERLIN = ZoneInfo("Europe/Berlin")
HEAD = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"


def local(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN).astimezone(UTC)


def board(town: Timetable, stop: str, now: datetime, tag: str = "en", hours: int = 3) -> Board:
    found = read_board(town, [stop], now, tag, horizon=timedelta(hours=hours))
    assert found is not None
    return found


def trips(town: Timetable, stop: str, now: datetime, hours: int = 3) -> list[str]:
    return [row.trip for row in board(town, stop, now, hours=hours).departures]


def test_a_station_stands_for_its_platforms_and_its_lift_for_the_station(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        for stop in ("S", "LIFT"):
            assert trips(town, stop, local(24, 9, 59), hours=20) == ["a", "b", "night"]
        assert trips(town, "S2", local(24, 9, 59), hours=20) == ["night"]
        assert read_board(town, ["nowhere"], local(24, 9), "en") is None


def test_what_has_left_is_gone_in_the_next_second(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        assert trips(town, "S1", local(24, 10)) == ["a", "b"]
        assert trips(town, "S1", local(24, 10) + timedelta(seconds=1)) == ["b"]


def test_last_nights_bus_after_midnight_is_yesterdays(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        (row,) = board(town, "S", local(25, 0, 10), hours=1).departures
        assert (row.trip, row.at) == ("night", local(25, 0, 30))
        # 31 December 2026 is the last service day; its night bus leaves in 2027.
        (row,) = board(town, "S", datetime(2026, 12, 31, 23, 10, tzinfo=UTC), hours=1).departures
        assert row.at == datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
        assert board(town, "S", datetime(2027, 1, 1, 23, 10, tzinfo=UTC)).departures == ()


@pytest.mark.parametrize(
    ("day", "first_hour_in_utc"),
    [
        (date(2026, 3, 29), datetime(2026, 3, 28, 22, tzinfo=UTC)),  # 23:00 the evening before
        (date(2026, 10, 25), datetime(2026, 10, 24, 23, tzinfo=UTC)),  # 1:00, not midnight
        (date(2026, 11, 24), datetime(2026, 11, 23, 23, tzinfo=UTC)),
    ],
)
def test_a_service_day_begins_twelve_hours_before_noon(
    day: date, first_hour_in_utc: datetime
) -> None:
    assert start_of(day, BERLIN) == first_hour_in_utc.timestamp()


def test_on_the_days_when_clocks_change_morning_buses_leave_by_the_clock(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        for day, month in ((29, 3), (25, 10)):
            (row, _) = board(town, "S1", local(day, 9, 50, month)).departures
            assert row.at.astimezone(BERLIN).strftime("%d %H:%M") == f"{day} 10:00"


def test_a_bus_just_after_the_start_of_a_short_day_is_seen_the_evening_before(
    tmp_path: Path,
) -> None:
    early = HEAD + "a,0:20:00,,S1,1\na,0:40:00,,END,2\n"
    with open_town(tmp_path, stop_times=early) as town:
        (row,) = board(town, "S1", local(28, 22, 50, month=3), hours=1).departures
        assert row.at == local(28, 23, 20, month=3)


def test_exceptions_take_away_and_add(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        (row,) = board(town, "S", local(25, 9, 50, month=12)).departures
        assert (row.trip, row.request, row.phone) == ("x", Request.PHONE, "555 0100")


def test_where_nobody_may_get_on_nothing_leaves(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        assert trips(town, "MILL", local(25, 10, month=12)) == []
        assert trips(town, "END", local(24, 9), hours=20) == []
        rows = board(town, "MILL", local(24, 10)).departures
        assert [(row.trip, row.request) for row in rows] == [("a", None), ("b", Request.DRIVER)]


def test_access_is_inherited_and_doubt_is_never_a_no(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        a, b = board(town, "S1", local(24, 9, 50)).departures
        assert (a.stop_access, a.access, b.access) == (Access.YES, Access.YES, Access.NO)
        (night,) = board(town, "S2", local(25, 0, 10), hours=1).departures
        assert (night.vehicle_access, night.access) == (Access.NOT_KNOWN, Access.NO)
        a, _ = board(town, "MILL", local(24, 10)).departures
        assert a.access is Access.NOT_KNOWN


def test_names_platforms_and_speech(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        seen = board(town, "S", local(24, 9, 50))
        assert (seen.stop.text, seen.stop.aloud) == ("Main St Stn", "Main Street Station")
        row = seen.departures[0]
        assert (row.line, row.destination.text, row.platform) == ("34E", "Harbour", "1")
        assert row.destination.language == "en"
        assert row.line_colours is not None
        assert row.line_colours.text == "#ffffff"
        assert (seen.live, row.source) == (Source.TIMETABLE, Source.TIMETABLE)


def test_names_are_translated_by_record_before_value(tmp_path: Path) -> None:
    translations = (
        "table_name,field_name,language,translation,record_id,field_value\n"
        "trips,trip_headsign,es,Puerto viejo,a,\n"
        "trips,trip_headsign,es,Puerto,,Harbour\n"
        "stops,stop_name,zh-Hant,總站,S,\n"
        "stops,stop_name,es_MX,Calle Mayor,S,\n"
    )
    with open_town(tmp_path, translations=translations) as town:
        seen = board(town, "S", local(24, 9, 50), "es")
        assert [row.destination.text for row in seen.departures] == ["Puerto viejo", "Puerto"]
        assert {row.destination.language for row in seen.departures} == {"es"}
        assert (seen.stop.aloud, seen.stop.language) == ("Calle Mayor", "es-mx")
        chinese = board(town, "S", local(24, 9, 50), "zh-Hans")
        assert chinese.stop.text == "Main St Stn"
    assert best_language("zh-Hans", ["zh-TW", "zh-CN"]) == "zh-CN"


def test_a_headsign_of_the_stop_wins_from_there_on(tmp_path: Path) -> None:
    times = (
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence,stop_headsign\n"
        "a,10:00:00,,S1,1,\na,10:10:00,,MILL,2,Harbour via park\na,10:20:00,,END,3,\n"
    )
    trips_text = TOWN["trips.txt"].replace("a,Harbour", "a,")
    with open_town(tmp_path, stop_times=times, trips=trips_text) as town:
        at_mill = board(town, "MILL", local(24, 9, 50)).departures[0]
        assert at_mill.destination.text == "Harbour via park"
        assert board(town, "S1", local(24, 9, 50)).departures[0].destination.text == "Harbour"


FREQUENT = "trip_id,start_time,end_time,headway_secs,exact_times\n"


def test_a_headway_is_never_a_clock_time(tmp_path: Path) -> None:
    with open_town(tmp_path, frequencies=FREQUENT + "a,8:00:00,9:00:00,600,0\n") as town:
        row = board(town, "MILL", local(24, 8, 30)).departures[0]
        assert (row.trip, row.every, row.planned) == ("a", timedelta(minutes=10), None)
        assert (row.at, row.until) == (local(24, 8, 12), local(24, 9, 12))
        later = [row.trip for row in board(town, "MILL", local(24, 9, 12)).departures]
        assert later == ["b"]


def test_exact_headways_are_clock_times(tmp_path: Path) -> None:
    with open_town(tmp_path, frequencies=FREQUENT + "a,8:00:00,9:00:00,1200,1\n") as town:
        rows = board(town, "MILL", local(24, 8, 15)).departures
        times = [row.at for row in rows if row.trip == "a"]
        assert times == [local(24, 8, 32), local(24, 8, 52)]


def test_a_timetable_that_has_ended_says_so(tmp_path: Path) -> None:
    with open_town(tmp_path) as town:
        assert not board(town, "S", local(31, 23, month=12)).out_of_date
        assert board(town, "S", datetime(2027, 1, 1, 9, tzinfo=UTC)).out_of_date


def test_colours_that_cannot_be_read_are_not_taken() -> None:
    given = line_colours("fcedc7", "000000")
    assert given is not None
    assert given.text == "#000000"
    weak = line_colours("ffff00", "ffffff")
    assert weak is not None
    assert weak.text == "#000000"
    assert contrast("ffff00", "000000") > LEAST
    assert line_colours(None, "000000") is None
