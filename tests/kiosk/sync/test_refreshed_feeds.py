"""Places and timetables are fetched by sync, imported beside what is in use, and take its place."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.clock import Clock
from kiosk.directory.help_opening import has_help, help_files, open_help
from kiosk.pack.help_file import read_help_file
from kiosk.settings import share_dir
from kiosk.sources.web import PlaceSource, TimetableSource
from kiosk.sync.feed_notes import feed_notes
from kiosk.sync.here import Here
from kiosk.sync.index_feed import IndexFeed
from kiosk.sync.opening_feeds import open_feeds
from kiosk.sync.place_feed import PlaceFeed
from kiosk.sync.refreshed_feed import RefreshedFeed
from kiosk.sync.running import run_sync
from kiosk.sync.timetable_feed import TimetableFeed
from kiosk.transit.opening import fetched_timetable, open_timetable
from tests.fakes import FakeClock
from tests.peers.alert_feed import AlertFeedPeer

ZONE = ZoneInfo("America/Los_Angeles")
PATH = "/feed"


def places(count: int, broken: int = 0) -> bytes:
    good = [
        {"id": f"s{n}", "name": f"Pantry {n}", "status": "active", "assured_date": "2026-03-01"}
        for n in range(count)
    ]
    bad = [{"id": f"b{n}", "status": "active"} for n in range(broken)]
    return json.dumps([*good, *bad]).encode()


def gtfs(trips: int, stop: str = "A") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(
            "agency.txt",
            "agency_id,agency_name,agency_url,agency_timezone\n"
            "a,Bus,https://bus.example,America/Los_Angeles\n",
        )
        file.writestr("stops.txt", f"stop_id,stop_name\n{stop},Here\nB,There\n")
        file.writestr("routes.txt", "route_id,route_short_name,route_type\nr,1,3\n")
        file.writestr("calendar_dates.txt", "service_id,date,exception_type\nd,20261124,1\n")
        rows = "".join(f"r,d,t{n}\n" for n in range(trips))
        file.writestr("trips.txt", "route_id,service_id,trip_id\n" + rows)
        times = "".join(
            f"t{n},09:00:00,09:00:00,{stop},1\nt{n},09:10:00,09:10:00,B,2\n" for n in range(trips)
        )
        header = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
        file.writestr("stop_times.txt", header + times)
    return held.getvalue()


@pytest.fixture
def peer() -> Iterator[AlertFeedPeer]:
    with AlertFeedPeer() as made:
        yield made


@pytest.fixture
def pantry(tmp_path: Path, clock: FakeClock, peer: AlertFeedPeer) -> Iterator[RefreshedFeed]:
    here = Here(ZONE, ("en", "es"), ("A",), tmp_path / "pack")
    source = PlaceSource(id="pantry", kind="hsds", url=peer.url + PATH)
    feed = PlaceFeed(source, tmp_path / "home", here, clock, random.Random(1))
    (tmp_path / "home").mkdir()
    yield feed
    feed.close()


@pytest.fixture
def buses(tmp_path: Path, clock: FakeClock, peer: AlertFeedPeer) -> Iterator[RefreshedFeed]:
    (tmp_path / "home").mkdir(exist_ok=True)
    source = TimetableSource(id="buses", kind="gtfs", url=peer.url + PATH)
    here = Here(ZONE, ("en",), ("A",), None)
    feed = TimetableFeed(source, tmp_path / "home", here, clock, random.Random(1))
    yield feed
    feed.close()


def _places_in(feed: RefreshedFeed) -> int:
    return len(read_help_file(feed.in_use).places)


def test_places_are_fetched_with_their_index_and_what_was_left_out_is_told(
    pantry: RefreshedFeed, peer: AlertFeedPeer, tmp_path: Path
) -> None:
    peer.documents[PATH] = places(6, broken=2)
    pantry.step()

    assert _places_in(pantry) == 6
    note = feed_notes(pantry.home)["pantry"]
    assert (note.taken, note.rejected, note.problem) == (6, 2, "")
    assert any("b0" in reason for reason in note.reasons)
    assert note.asked_at == note.changed_at

    built = list((pantry.home / "index").glob("help-*.db"))
    index = open_help(pantry.home, tmp_path / "pack", ("en", "es"))
    assert index is not None
    place, _ = index.place(1)
    index.close()
    assert str(place.assured) == "2026-03-01"  # and not the day of the fetch
    assert list((pantry.home / "index").glob("help-*.db")) == built  # the screen builds nothing


def test_only_what_has_changed_is_sent_again(
    pantry: RefreshedFeed, peer: AlertFeedPeer, clock: FakeClock
) -> None:
    peer.documents[PATH] = places(3)
    pantry.step()
    changed_at = pantry.note.changed_at
    pantry.rhythm.now()
    clock.advance(3600)
    pantry.step()
    assert peer.unchanged == 1
    assert pantry.note.changed_at == changed_at
    assert pantry.note.asked_at is not None
    assert pantry.note.asked_at - (changed_at or pantry.note.asked_at) == timedelta(hours=1)

    pantry.in_use.unlink()
    pantry.step()
    assert _places_in(pantry) == 3  # what was thrown away is fetched whole


@pytest.mark.parametrize("manner", ["503", "html", "drop", "redirect:http://elsewhere.example/"])
@pytest.mark.parametrize("kind", ["pantry", "buses"])
def test_a_fetch_that_fails_leaves_the_last_good_one(
    request: pytest.FixtureRequest, peer: AlertFeedPeer, manner: str, kind: str
) -> None:
    feed: RefreshedFeed = request.getfixturevalue(kind)
    peer.documents[PATH] = places(3) if kind == "pantry" else gtfs(3)
    feed.step()
    before = feed.in_use.read_bytes()
    peer.manners["*"] = manner
    feed.step()
    assert feed.in_use.read_bytes() == before
    assert feed.note.problem
    assert feed.due_in >= 300
    assert [path.name for path in (feed.home / "fetched").iterdir() if path.name[0] == "."] == []


@pytest.mark.parametrize("kind", ["pantry", "buses"])
def test_less_than_half_is_refused_and_half_is_not(
    request: pytest.FixtureRequest, peer: AlertFeedPeer, kind: str
) -> None:
    feed: RefreshedFeed = request.getfixturevalue(kind)
    make = places if kind == "pantry" else gtfs
    peer.documents[PATH] = make(10)
    feed.step()
    peer.documents[PATH] = make(4)
    feed.step()
    assert (feed.note.problem, feed.trouble) == ("shrunk", "shrunk")
    assert bool(feed.note.refused_for) is (kind == "pantry")
    assert feed.note.taken in (10, 20)
    peer.documents[PATH] = make(5)
    feed.step()
    assert (feed.note.problem, feed.trouble) == ("", "")


def test_the_list_of_the_pack_is_what_the_first_fetch_is_measured_by(
    pantry: RefreshedFeed, peer: AlertFeedPeer, tmp_path: Path
) -> None:
    peer.documents[PATH] = places(10)
    pantry.step()
    (tmp_path / "pack" / "help").mkdir(parents=True)
    pantry.in_use.replace(tmp_path / "pack" / "help" / "pantry.json")
    peer.documents[PATH] = places(4)
    pantry.step()
    assert pantry.note.problem == "shrunk"
    assert [path.parent.parent.name for path in help_files(pantry.home, tmp_path / "pack")] == [
        "pack"
    ]


def test_a_timetable_takes_the_place_of_the_one_in_use_whole(
    buses: RefreshedFeed, peer: AlertFeedPeer
) -> None:
    peer.documents[PATH] = gtfs(3)
    buses.step()
    first = open_timetable(buses.home, None)
    assert first is not None
    peer.documents[PATH] = gtfs(4)
    buses.step()
    assert buses.note.taken == 8
    second = open_timetable(buses.home, None)
    assert second is not None
    assert first.facts["schema"]  # who has the old one open keeps it
    first.close()
    second.close()


def test_a_feed_without_the_kiosks_stops_is_refused(
    buses: RefreshedFeed, peer: AlertFeedPeer
) -> None:
    peer.documents[PATH] = gtfs(3, stop="Z")
    buses.step()
    assert buses.trouble == "stops"
    assert not fetched_timetable(buses.home).exists()


def test_a_file_beyond_the_limit_is_not_read_on(
    buses: RefreshedFeed, peer: AlertFeedPeer, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer.documents[PATH] = gtfs(3)
    monkeypatch.setattr(TimetableFeed, "most", 100)
    buses.step()
    assert buses.note.problem == "too-large"


def test_an_api_with_a_page_missing_changes_nothing(
    tmp_path: Path, clock: FakeClock, peer: AlertFeedPeer
) -> None:
    here = Here(ZONE, ("en",), (), None)
    source = PlaceSource(id="pantry", kind="hsds", url=peer.url, api=True)
    feed = PlaceFeed(source, tmp_path, here, clock, random.Random(1))
    pages = [f"/services?page={n}&per_page=100&full=true" for n in (1, 2)]
    for page, first in zip(pages, (0, 100), strict=True):
        rows = [
            {"id": f"s{n}", "name": f"P{n}", "status": "active", "service_at_locations": []}
            for n in range(first, first + 3)
        ]
        peer.documents[page] = json.dumps({"total_pages": 2, "contents": rows}).encode()
    feed.step()
    assert _places_in(feed) == 6
    peer.manners[pages[1]] = "503"
    feed.step()
    feed.close()
    assert feed.note.problem == "http-503"
    assert _places_in(feed) == 6


def test_a_restart_goes_on_waiting(
    tmp_path: Path, clock: FakeClock, pantry: RefreshedFeed, peer: AlertFeedPeer
) -> None:
    peer.documents[PATH] = places(3)
    pantry.step()
    here = Here(ZONE, ("en", "es"), ("A",), None)
    source = PlaceSource(id="pantry", kind="hsds", url=peer.url + PATH)
    again = PlaceFeed(source, pantry.home, here, clock, random.Random(1))
    again.close()
    assert again.due_in > 80_000


def test_rows_make_feeds_and_what_is_fetched_no_longer_goes(
    pantry: RefreshedFeed, peer: AlertFeedPeer, clock: Clock
) -> None:
    peer.documents[PATH] = places(3)
    pantry.step()
    here = Here(ZONE, ("en",), ("A",), None)
    rows = [
        {"id": "pantry", "kind": "hsds", "url": "https://food.example/hsds.json"},
        {"id": "buses", "kind": "gtfs", "url": "https://bus.example/gtfs.zip"},
        {"id": "trams", "kind": "gtfs", "url": "https://tram.example/gtfs.zip"},
        {"id": "open", "kind": "hsds", "url": "http://food.example/hsds.json"},
        {"id": "slip", "kind": "hdsd", "url": "https://food.example/hsds.json"},
    ]
    runner, faults = open_feeds(pantry.home, rows, clock, here=here)
    assert [feed.name for feed in runner.feeds] == ["pantry", "buses", "indexes"]
    assert set(faults) == {"trams", "open", "slip"}
    assert has_help(pantry.home, None)
    runner.stop()

    runner, _ = open_feeds(pantry.home, [], clock, here=here)
    runner.stop()
    assert not has_help(pantry.home, None)
    assert feed_notes(pantry.home) == {}


def test_sync_builds_the_indexes_of_the_pack(tmp_path: Path, clock: FakeClock) -> None:
    here = Here(ZONE, ("en", "ar"), ("library",), share_dir("assets") / "demo-city")
    feed = IndexFeed(tmp_path, here, clock)
    feed.step()
    kinds = {path.name.partition("-")[0] for path in (tmp_path / "index").glob("*.db")}
    assert kinds == {"help", "timetable"}
    assert feed.due_in > 0


def test_one_run_of_sync_fetches_all_and_tells_what_was_refused(
    tmp_path: Path, clock: FakeClock, peer: AlertFeedPeer
) -> None:
    peer.documents["/places"], peer.documents["/gtfs"] = places(3), gtfs(3, stop="Z")
    report = run_sync(
        tmp_path,
        once=True,
        clock=clock,
        pack_endpoints=[
            {"id": "pantry", "kind": "hsds", "url": peer.url + "/places"},
            {"id": "buses", "kind": "gtfs", "url": peer.url + "/gtfs"},
        ],
        here=lambda: Here(ZONE, ("en",), ("A",), None),
        waiter=lambda _seconds: False,
        rng=random.Random(1),
    )
    assert has_help(tmp_path, None)
    assert not fetched_timetable(tmp_path).exists()
    troubles = {row["subject"]: row["detail"] for row in report.alarms if "feed" in row["kind"]}
    assert troubles == {"buses": "stops"}
