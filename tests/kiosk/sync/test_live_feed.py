"""Fetching real time from a server that may misbehave, up to the board."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.sync.live_feed import LiveFeed
from kiosk.sync.opening_feeds import open_feeds
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import LiveSource, read_live_sources
from tests.fakes import FakeClock
from tests.peers.alert_feed import AlertFeedPeer

TRIPS = "/trips.pb"


def feed(clock: FakeClock, *cancelled: str) -> bytes:
    message = gtfs.FeedMessage()
    message.header.gtfs_realtime_version = "2.0"
    message.header.timestamp = int(clock.now().timestamp())
    for trip in cancelled:
        entity = message.entity.add(id=trip)
        entity.trip_update.trip.trip_id = trip
        entity.trip_update.trip.schedule_relationship = gtfs.TripDescriptor.CANCELED
    return message.SerializeToString()


class Line:
    def __init__(self, home: Path, peer: AlertFeedPeer) -> None:
        self.peer, self.clock = peer, FakeClock()
        self.source = LiveSource(
            id="bus", kind="gtfs-realtime", trip_updates=peer.url + TRIPS, read_seconds=0.2
        )
        self.sync = LiveFiles(home)
        self.board = LiveFiles(home, [self.source])
        self.feed = LiveFeed(self.source, "trips", self.sync, self.clock, random.Random(1))

    def step(self, seconds: float = 40.0) -> None:
        self.clock.advance(seconds)
        self.feed.step()

    def trips(self) -> set[str]:
        read = self.board.updates()
        return set(read.trips) if read else set()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    with AlertFeedPeer() as peer:
        made = Line(tmp_path / "home", peer)
        yield made
        made.feed.close()


def test_what_was_fetched_is_on_the_board_with_the_age_that_the_feed_says(line: Line) -> None:
    assert line.board.updates() is None
    line.peer.documents[TRIPS] = feed(line.clock, "a")
    line.step()
    read = line.board.updates()
    assert read is not None
    assert set(read.trips) == {"a"}
    assert read.age(line.clock.now()) == timedelta(seconds=40)


def test_what_did_not_change_is_not_sent_again_and_grows_old(line: Line) -> None:
    line.peer.documents[TRIPS] = feed(line.clock, "a")
    for _ in range(3):
        line.step()
    assert (line.peer.asked[TRIPS], line.peer.unchanged) == (3, 2)
    read = line.board.updates()
    assert read is not None
    assert not read.is_fresh(line.clock.now())
    line.sync.path("bus", "trips").unlink()
    line.step()
    assert (line.peer.unchanged, line.trips()) == (2, {"a"})


@pytest.mark.parametrize("manner", ["503", "html", "drop", "huge", "drip", "redirect:/other"])
def test_a_bad_answer_leaves_what_was_there_and_is_not_asked_for_at_once(
    line: Line, manner: str
) -> None:
    line.peer.documents[TRIPS] = feed(line.clock, "a")
    line.step()
    line.peer.manners["*"] = manner
    line.step()
    assert line.trips() == {"a"}
    assert line.feed.rhythm.why
    assert line.feed.due_in >= 0.9 * line.source.every_seconds
    assert line.feed.trouble == ""
    line.step(601)
    assert line.feed.trouble
    line.peer.manners.clear()
    line.peer.documents[TRIPS] = feed(line.clock, "b")
    line.step()
    assert (line.trips(), line.feed.trouble) == ({"b"}, "")


def test_sync_opens_what_the_pack_names_and_forgets_what_it_no_longer_names(tmp_path: Path) -> None:
    row = {"id": "bus", "kind": "gtfs-realtime", "trip_updates": "https://x.example/t"}
    runner, faults = open_feeds(
        tmp_path,
        [{**row, "alerts": "https://x.example/a"}, {**row, "id": "b", "url": 1}],
        FakeClock(),
    )
    assert [one.name for one in runner.feeds] == ["bus-trips", "bus-alerts"]
    assert list(faults) == ["b"]
    runner.stop()
    LiveFiles(tmp_path).keep("bus", "trips", b"x")
    open_feeds(tmp_path, [], FakeClock())[0].stop()
    assert not LiveFiles(tmp_path).path("bus", "trips").exists()


def test_a_pack_with_warnings_of_its_own_asks_nobody(tmp_path: Path) -> None:
    row = {"id": "own", "kind": "cap", "folder": "alerts", "name": "City"}
    runner, faults = open_feeds(tmp_path, [row], FakeClock())
    assert (runner.feeds, faults) == ((), {})


@pytest.mark.parametrize("url", ["http://x.example/t", "https://a:b@x.example/t", "file:///etc"])
def test_an_open_line_and_a_key_in_the_address_are_refused(url: str) -> None:
    rows = [{"id": "bus", "kind": "gtfs-realtime", "trip_updates": url}]
    assert read_live_sources(rows)[0] == []
