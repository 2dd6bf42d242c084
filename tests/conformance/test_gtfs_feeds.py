"""Real timetables: Caltrain with its live feed of one moment, and the sample of the standard."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from google.protobuf import text_format
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.importers.gtfs import import_gtfs
from kiosk.transit.access import Access
from kiosk.transit.board import read_board
from kiosk.transit.departure import Source
from kiosk.transit.live import read_trip_updates
from kiosk.transit.news import read_service_alerts
from kiosk.transit.service_day import start_of
from kiosk.transit.timetable import Timetable

_DATA = Path(
    os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data"
)
GTFS = _DATA / "gtfs"
CALTRAIN = GTFS / "caltrain"
NOW = datetime(2023, 11, 8, 1, 5, tzinfo=UTC)
LONG = timedelta(hours=6)

pytestmark = pytest.mark.skipif(
    not GTFS.is_dir(), reason=f"no real data at {GTFS}; set STOA_TEST_DATA"
)


@pytest.fixture(scope="module")
def caltrain(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    target = tmp_path_factory.mktemp("caltrain") / "timetable.db"
    report = import_gtfs(CALTRAIN / "ct-rt-matching-static.zip", target)
    assert report.is_fine
    assert (report.rows["stop_times.txt"], report.rejected_count) == (3498, 0)
    return Timetable(target)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Timetable:
    target = tmp_path_factory.mktemp("sample") / "timetable.db"
    assert import_gtfs(GTFS / "spec-sample" / "sample-feed-1.zip", target).is_fine
    return Timetable(target)


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows as Python's own csv module has them."""
    with zipfile.ZipFile(CALTRAIN / "ct-rt-matching-static.zip") as feed:
        return list(csv.DictReader(io.StringIO(feed.read(file).decode("utf-8-sig"))))


def live_feed() -> gtfs.FeedMessage:
    message = gtfs.FeedMessage()
    message.ParseFromString((CALTRAIN / "ct-trip-updates.pb").read_bytes())
    return message


def test_every_live_trip_of_caltrain_matches_at_every_stop_to_the_second(
    caltrain: Timetable,
) -> None:
    updates = read_trip_updates((CALTRAIN / "ct-trip-updates.pb").read_bytes())
    last_of = {row["trip_id"]: row["stop_id"] for row in rows_of("stop_times.txt")}
    boards: dict[str, dict[str, tuple[datetime, Source]]] = {}
    matched = set()
    for entity in live_feed().entity:
        update = entity.trip_update
        for stop in update.stop_time_update:
            if stop.stop_id == last_of[update.trip.trip_id]:
                continue
            if stop.stop_id not in boards:
                board = read_board(caltrain, [stop.stop_id], NOW, "en", updates, None, LONG, 500)
                assert board is not None
                assert board.live is Source.LIVE
                boards[stop.stop_id] = {row.trip: (row.at, row.source) for row in board.departures}
            wanted = datetime.fromtimestamp(stop.departure.time or stop.arrival.time, UTC)
            assert boards[stop.stop_id][update.trip.trip_id] == (wanted, Source.LIVE)
        matched.add(update.trip.trip_id)
    assert len(matched) == 19
    live = {
        trip
        for rows in boards.values()
        for trip, (_, source) in rows.items()
        if source is Source.LIVE
    }
    assert live == matched


def test_a_board_of_caltrain_is_the_days_rows_of_the_file(caltrain: Timetable) -> None:
    """Recounted from the csv: a Tuesday at 22nd Street, both platforms, no last stops."""
    weekday = {row["trip_id"] for row in rows_of("trips.txt") if row["service_id"] == "72982"}
    start = start_of(date(2023, 11, 7), caltrain.zone)
    wanted = set()
    for row in rows_of("stop_times.txt"):
        hours, minutes, seconds = map(int, row["departure_time"].split(":"))
        at = start + hours * 3600 + minutes * 60 + seconds
        if row["trip_id"] in weekday and row["stop_id"] in ("70021", "70022"):
            wanted.add((row["trip_id"], at))
    board = read_board(
        caltrain,
        ["22nd_street"],
        datetime.fromtimestamp(start, UTC),
        "en",
        horizon=timedelta(hours=27),
        limit=1000,
    )
    assert board is not None
    found = {(row.trip, int(row.at.timestamp())) for row in board.departures}
    assert len(wanted) > 80
    today = {one for one in found if one in wanted}
    assert today == wanted
    assert all(at - start < 2 * 3600 for _, at in found - wanted), "only last night's trains beside"


def test_the_last_stop_of_a_train_is_no_departure(caltrain: Timetable) -> None:
    board = read_board(caltrain, ["70011"], NOW, "en", horizon=LONG, limit=500)
    assert board is not None
    assert board.departures == ()


def test_caltrain_has_no_alert_at_that_moment(caltrain: Timetable) -> None:
    alerts = read_service_alerts((CALTRAIN / "ct-service-alerts.pb").read_bytes())
    assert (alerts.alerts, alerts.is_fresh(NOW)) == ((), True)
    assert not alerts.is_fresh(NOW + timedelta(minutes=12))


def test_two_minutes_later_nothing_of_caltrain_is_called_live(caltrain: Timetable) -> None:
    updates = read_trip_updates((CALTRAIN / "ct-trip-updates.pb").read_bytes())
    board = read_board(caltrain, ["22nd_street"], NOW + timedelta(minutes=3), "en", updates)
    assert board is not None
    assert board.live is Source.STALE
    assert board.live_age == timedelta(minutes=3) - timedelta(seconds=34)
    assert Source.LIVE not in {row.source for row in board.departures}
    assert all(row.at == row.planned for row in board.departures)
    assert any(row.is_greyed for row in board.departures)


def test_a_stale_timetable_says_that_it_has_ended(caltrain: Timetable) -> None:
    on = datetime(2024, 6, 1, 19, 0, tzinfo=UTC)
    board = read_board(caltrain, ["22nd_street"], on, "en")
    assert board is not None
    assert (board.out_of_date, len(board.departures) > 0) == (False, True)
    later = read_board(caltrain, ["22nd_street"], on + timedelta(days=1), "en")
    assert later is not None
    assert (later.out_of_date, later.departures) == (True, ())


def test_access_is_that_of_the_platform_and_doubt_is_told(caltrain: Timetable) -> None:
    board = read_board(caltrain, ["70012"], NOW, "en")
    assert board is not None
    row = board.departures[0]
    assert (row.vehicle_access, row.stop_access) == (Access.NOT_KNOWN, Access.YES)
    assert row.access is Access.NOT_KNOWN


def test_the_sample_of_the_standard_leaves_every_so_often(sample: Timetable) -> None:
    monday = datetime(2007, 6, 11, 14, 0, tzinfo=UTC)  # 7:00 in Los Angeles
    board = read_board(sample, ["STAGECOACH"], monday, "en")
    assert board is not None
    told = {(row.line, row.every) for row in board.departures}
    assert told == {("30", timedelta(minutes=30)), ("40", timedelta(minutes=30))} | {
        ("40", timedelta(minutes=10))
    }
    assert all(row.planned is None for row in board.departures)


def test_the_sample_does_not_run_on_its_exception(sample: Timetable) -> None:
    board = read_board(sample, ["STAGECOACH"], datetime(2007, 6, 4, 14, 0, tzinfo=UTC), "en")
    assert board is not None
    assert board.departures == ()


def test_the_samples_of_live_feeds_are_read() -> None:
    folder = GTFS / "spec-sample"
    message = text_format.Parse((folder / "alerts.asciipb").read_text(), gtfs.FeedMessage())
    (alert,) = read_service_alerts(message.SerializeToString()).alerts
    assert (alert.cause, alert.effect) == ("construction", "detour")
    assert alert.is_in_force(datetime.fromtimestamp(1284457468, UTC))
    assert not alert.is_in_force(datetime.fromtimestamp(1284468072, UTC))
    assert alert.text_in("vi").header.startswith("Stop at Elm street is closed")
    message = text_format.Parse(
        (folder / "trip-updates-full.asciipb").read_text(), gtfs.FeedMessage()
    )
    updates = read_trip_updates(message.SerializeToString())
    assert set(updates.trips) == {"trip-1", "frequency-expanded-trip"}
    assert updates.trips["frequency-expanded-trip"][0].starts == 11 * 3600 + 15 * 60 + 35
