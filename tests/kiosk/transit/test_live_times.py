"""Live times: how delays go on, what skips and ends them, and when they are no longer believed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs
from hypothesis import given
from hypothesis import strategies as st

from kiosk.transit.access import Access
from kiosk.transit.board import read_board
from kiosk.transit.departure import Board, Departure, Source, State
from kiosk.transit.feed_message import NotALiveFeed
from kiosk.transit.live import read_trip_updates
from kiosk.transit.timetable import Timetable
from tests.timetables import live_message, open_town

NOW = datetime(2026, 11, 24, 8, 55, tzinfo=UTC)  # 9:55 in town
Update = gtfs.TripUpdate
Stop = gtfs.TripUpdate.StopTimeUpdate


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Timetable]:
    frequencies = (
        "trip_id,start_time,end_time,headway_secs,exact_times\nnight,6:00:00,22:00:00,900,0\n"
    )
    with open_town(tmp_path_factory.mktemp("town"), frequencies=frequencies) as opened:
        yield opened


def feed(*updates: Update, at: datetime = NOW) -> bytes:
    message = live_message(at.timestamp())
    for number, update in enumerate(updates):
        message.entity.add(id=str(number)).trip_update.CopyFrom(update)
    return message.SerializeToString()


def trip(name: str, *stops: Stop, **descriptor: object) -> Update:
    update = Update(stop_time_update=stops)
    update.trip.trip_id = name
    update.trip.start_date = "20261124"
    for key, value in descriptor.items():
        setattr(update.trip, key, value)
    return update


def late(sequence: int, seconds: int) -> Stop:
    return Stop(stop_sequence=sequence, departure=gtfs.TripUpdate.StopTimeEvent(delay=seconds))


def see(town: Timetable, body: bytes, stop: str = "MILL", now: datetime = NOW) -> Board:
    found = read_board(town, [stop], now, "en", read_trip_updates(body))
    assert found is not None
    return found


def row(board: Board, name: str) -> Departure:
    (found,) = (each for each in board.departures if each.trip == name)
    return found


def test_a_delay_goes_on_to_later_stops(town: Timetable) -> None:
    seen = row(see(town, feed(trip("a", late(1, 120)))), "a")
    assert (seen.source, seen.delay) == (Source.LIVE, timedelta(minutes=2))
    assert seen.at == datetime(2026, 11, 24, 9, 14, tzinfo=UTC)
    assert seen.planned == datetime(2026, 11, 24, 9, 12, tzinfo=UTC)


def test_a_trip_without_news_is_not_called_on_time(town: Timetable) -> None:
    seen = row(see(town, feed(trip("a", late(1, 0)))), "b")
    assert (seen.source, seen.delay) == (Source.TIMETABLE, None)


def test_a_delay_does_not_go_back_to_earlier_stops(town: Timetable) -> None:
    seen = row(see(town, feed(trip("a", late(3, 600)))), "a")
    assert (seen.source, seen.delay) == (Source.TIMETABLE, None)


def test_a_skipped_stop_is_told_and_does_not_end_the_delay(town: Timetable) -> None:
    news = trip("a", late(1, 60), Stop(stop_sequence=2, schedule_relationship=Stop.SKIPPED))
    assert row(see(town, feed(news)), "a").state is State.SKIPPED
    first = trip("a", Stop(stop_sequence=1, schedule_relationship=Stop.SKIPPED))
    first.stop_time_update.insert(0, late(0, 90))
    assert row(see(town, feed(first)), "a").delay == timedelta(seconds=90)


def test_no_data_ends_the_delay(town: Timetable) -> None:
    news = trip("a", late(1, 300), Stop(stop_sequence=2, schedule_relationship=Stop.NO_DATA))
    seen = row(see(town, feed(news)), "a")
    assert (seen.source, seen.at) == (Source.TIMETABLE, seen.planned)


def test_news_without_a_time_means_on_time(town: Timetable) -> None:
    seen = row(see(town, feed(trip("a", late(1, 300), Stop(stop_sequence=2)))), "a")
    assert (seen.source, seen.delay) == (Source.LIVE, timedelta(0))


def test_a_time_wins_over_a_delay_and_an_arrival_makes_the_departure_late(town: Timetable) -> None:
    at = int(datetime(2026, 11, 24, 9, 13, tzinfo=UTC).timestamp())
    both = Stop(stop_sequence=2, departure=gtfs.TripUpdate.StopTimeEvent(time=at, delay=999))
    assert row(see(town, feed(trip("a", both))), "a").delay == timedelta(minutes=1)
    arrival = Stop(stop_id="MILL", arrival=gtfs.TripUpdate.StopTimeEvent(time=at))
    assert row(see(town, feed(trip("a", arrival))), "a").delay == timedelta(minutes=3)


def test_a_late_bus_stays_on_the_board_and_an_early_one_is_gone(town: Timetable) -> None:
    after = datetime(2026, 11, 24, 9, 20, tzinfo=UTC)
    seen = see(town, feed(trip("a", late(2, 900)), at=after), now=after)
    assert seen.departures[0].trip == "a"
    before = datetime(2026, 11, 24, 9, 11, tzinfo=UTC)
    seen = see(town, feed(trip("a", late(2, -61)), at=before), now=before)
    assert "a" not in {each.trip for each in seen.departures}


def test_cancelled_is_told_and_deleted_is_not_shown(town: Timetable) -> None:
    cancelled = trip("a", schedule_relationship=gtfs.TripDescriptor.CANCELED)
    deleted = trip("b", schedule_relationship=gtfs.TripDescriptor.DELETED)
    seen = see(town, feed(cancelled, deleted))
    assert [(each.trip, each.state) for each in seen.departures] == [("a", State.CANCELLED)]


def test_news_of_another_day_is_of_another_day(town: Timetable) -> None:
    seen = row(see(town, feed(trip("a", late(1, 600), start_date="20261123"))), "a")
    assert seen.source is Source.TIMETABLE
    seen = row(see(town, feed(trip("a", late(1, 600), start_date=""))), "a")
    assert seen.delay == timedelta(minutes=10)


@pytest.mark.parametrize(
    ("seconds", "source", "live"),
    [
        (0, Source.LIVE, Source.LIVE),
        (90, Source.LIVE, Source.LIVE),
        (91, Source.STALE, Source.STALE),
        (601, Source.TIMETABLE, Source.STALE),
        (-91, Source.TIMETABLE, Source.STALE),
    ],
)
def test_old_news_is_greyed_then_forgotten(
    town: Timetable, seconds: int, source: Source, live: Source
) -> None:
    made = NOW - timedelta(seconds=seconds)
    seen = see(town, feed(trip("a", late(1, 300)), at=made))
    one = row(seen, "a")
    assert (one.source, one.is_greyed, seen.live) == (source, source is Source.STALE, live)
    assert (one.at != one.planned) == (source is Source.LIVE)


def test_old_news_of_one_trip_in_a_fresh_feed_is_not_live(town: Timetable) -> None:
    update = trip("a", late(1, 300))
    update.timestamp = int(NOW.timestamp()) - 91
    seen = see(town, feed(update))
    assert (seen.live, row(seen, "a").source) == (Source.LIVE, Source.STALE)


def test_a_feed_that_does_not_say_when_is_never_live(town: Timetable) -> None:
    message = gtfs.FeedMessage()
    message.ParseFromString(feed(trip("a", late(1, 300))))
    message.header.ClearField("timestamp")
    seen = see(town, message.SerializeToString())
    assert (seen.live, row(seen, "a").source) == (Source.STALE, Source.TIMETABLE)


def test_a_value_that_nobody_knows_yet_counts_as_scheduled(town: Timetable) -> None:
    message = gtfs.FeedMessage()
    message.ParseFromString(feed(trip("a", late(1, 60))))
    stop = message.entity[0].trip_update.stop_time_update[0]
    stop.MergeFromString(b"\x28\x63")  # field 5, schedule_relationship: 99
    updates = read_trip_updates(message.SerializeToString())
    assert updates.oddities == 1
    found = read_board(town, ["MILL"], NOW, "en", updates)
    assert found is not None
    assert row(found, "a").delay == timedelta(minutes=1)


def test_a_run_of_a_frequent_trip_is_found_by_its_start(town: Timetable) -> None:
    seen = see(town, feed(trip("night", late(1, 60), start_time="10:00:00")), "S2")
    live = [each for each in seen.departures if each.source is Source.LIVE]
    assert [each.at for each in live] == [datetime(2026, 11, 24, 9, 1, tzinfo=UTC)]
    assert [each.every for each in seen.departures] == [timedelta(minutes=15), None]


def test_a_trip_that_no_timetable_has_is_shown_with_its_line(town: Timetable) -> None:
    at = int(NOW.timestamp()) + 240
    stops = [
        Stop(stop_id="S1", departure=gtfs.TripUpdate.StopTimeEvent(time=at)),
        Stop(stop_id="END", arrival=gtfs.TripUpdate.StopTimeEvent(time=at + 900)),
    ]
    extra = trip("new", *stops, route_id="R1", schedule_relationship=gtfs.TripDescriptor.ADDED)
    seen = row(see(town, feed(extra), "S"), "new")
    assert (seen.line, seen.destination.text, seen.planned) == ("34E", "Harbour", None)


def test_another_platform_and_another_vehicle_are_told(town: Timetable) -> None:
    stop = late(1, 0)
    stop.stop_time_properties.assigned_stop_id = "S2"
    update = trip("a", stop)
    update.vehicle.wheelchair_accessible = 3
    seen = row(see(town, feed(update), "S"), "a")
    assert (seen.platform, seen.platform_changed) == ("2", True)
    assert seen.vehicle_access is Access.NO


@given(st.binary(max_size=200))
def test_bytes_that_are_no_feed_are_refused_or_read(body: bytes) -> None:
    with suppress(NotALiveFeed):
        read_trip_updates(body)


def test_an_empty_answer_and_a_web_page_are_no_feeds() -> None:
    for body in (b"", b"<html><body>Log in</body></html>"):
        with pytest.raises(NotALiveFeed):
            read_trip_updates(body)


def test_live_times_keep_the_order_of_leaving(town: Timetable) -> None:
    seen = see(town, feed(trip("a", late(1, 3000)), trip("b", late(1, 0))))
    assert [each.trip for each in seen.departures] == ["b", "a"]
