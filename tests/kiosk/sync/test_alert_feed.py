"""Fetching warnings from a server that may misbehave."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from kiosk.alerts.board import AlertBoard
from kiosk.alerts.record import AlertStore
from kiosk.alerts.sources import AlertSource, load_sources
from kiosk.outbox.building import destination_of
from kiosk.sync.alert_feed import MOST_AT_ONCE, AlertFeed
from kiosk.sync.feeds import FeedRunner
from kiosk.sync.running import run_sync
from tests.fakes import FakeClock
from tests.kiosk.alerts.cap_documents import HERE, alert, atom, atom_entry, info, named
from tests.kiosk.sync.small_street import SmallStreet
from tests.peers.alert_feed import AlertFeedPeer

INDEX = "/index.xml"


class Place:
    """A kiosk, its feed and the authority's server."""

    def __init__(self, home: Path, peer: AlertFeedPeer) -> None:
        self.home, self.peer = home, peer
        self.clock = FakeClock()
        self.store = AlertStore(home)
        self.config: dict[str, Any] = {
            "id": "met", "kind": "cap", "url": peer.url + INDEX, "name": "Met", "read_seconds": 0.4,
        }  # fmt: skip
        self.start()

    def start(self, **change: Any) -> None:
        self.config |= change
        self.source = AlertSource.model_validate(self.config)
        self.feed = AlertFeed(self.source, self.store, self.clock, random.Random(1))

    def publish(self, *documents: tuple[str, bytes], updated: str = "1") -> None:
        for path, body in documents:
            self.peer.documents[path] = body
        entries = (atom_entry(self.peer.url + path, updated) for path, _ in documents)
        self.peer.documents[INDEX] = atom(*entries)

    def step(self, seconds: float = 70.0) -> None:
        self.clock.advance(seconds)
        self.feed.step()

    def view(self, language: str = "en") -> Any:
        return AlertBoard(self.store, [self.source], *HERE).view(language, self.clock.now())


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with AlertFeedPeer() as peer:
        made = Place(tmp_path / "home", peer)
        yield made
        made.feed.close()


def test_a_warning_reaches_the_board_and_a_cancel_removes_it(place: Place) -> None:
    assert place.view().state == "unknown"
    place.publish(("/a", alert()))
    place.step()
    assert [one.headline for one in place.view().alerts] == ["The river rises"]
    cancel = alert(
        identifier="A2", kind="Cancel", sent="2026-11-24T08:30:00-00:00", references=named()
    )
    place.publish(("/a", alert()), ("/b", cancel))
    place.step()
    assert place.view().state == "quiet"


def test_what_did_not_change_is_not_fetched_again_and_counts_as_read(place: Place) -> None:
    place.publish(("/a", alert()))
    for _ in range(3):
        place.step()
    assert (place.peer.asked[INDEX], place.peer.unchanged, place.peer.asked["/a"]) == (3, 2, 1)
    assert place.feed.record.read_at == place.clock.now()
    place.start()
    place.step()
    assert (place.peer.unchanged, place.peer.asked["/a"]) == (3, 1)
    place.publish(("/a", alert(info(headline="Higher"), sent="2026-11-24T08:59:00Z")), updated="2")
    place.step()
    assert [one.headline for one in place.view().alerts] == ["Higher"]


@pytest.mark.parametrize(
    ("manner", "why"),
    [
        ("503", "http-503"),
        ("404", "http-404"),
        ("304", "http-304"),
        ("html", "reply-html"),
        ("drop", "cut"),
        ("drip", "slow"),
        ("huge", "too-large"),
        ("redirect:https://evil.example/x", "other-host"),
        ("redirect:http://127.0.0.1:1/x", "other-host"),
        (f"redirect:{INDEX}", "redirect"),
    ],
)
def test_a_feed_that_fails_keeps_what_was_read_and_never_looks_quiet_for_long(
    place: Place, manner: str, why: str
) -> None:
    place.publish()
    place.step()
    assert place.view().state == "quiet"
    read_at = place.feed.record.read_at
    place.peer.with_marks = False
    place.start()
    place.feed.record = place.feed.record.model_copy(update={"etag": ""})
    place.peer.manners[INDEX] = manner
    began = time.monotonic()
    place.step(1000)
    assert time.monotonic() - began < 3
    assert (place.feed.record.problem, place.feed.record.read_at) == (why, read_at)
    assert place.view().state == "unknown"
    assert place.feed.trouble == why
    del place.peer.manners[INDEX]
    place.step()
    assert (place.view().state, place.feed.trouble) == ("quiet", "")


def test_a_redirect_on_the_pinned_host_is_followed(place: Place) -> None:
    place.publish(("/a", alert()))
    place.peer.documents["/moved.xml"] = place.peer.documents[INDEX]
    place.peer.manners[INDEX] = "redirect:/moved.xml"
    place.step()
    assert place.view().state == "warned"


def test_failures_wait_longer_and_the_servers_wish_is_obeyed(place: Place) -> None:
    place.peer.manners["*"] = "503"
    place.feed.step()
    assert place.feed.due_in >= 120
    place.peer.manners["*"] = "drop"
    waits = []
    for _ in range(12):
        place.feed.step()
        waits.append(place.feed.due_in)
    assert place.feed.record.failures == 13
    assert max(waits) > 120
    assert min(waits) > 25
    place.feed.open_now()
    assert place.feed.due_in == 0


def test_a_message_that_cannot_be_read_is_told_and_not_asked_for_each_minute(
    place: Place,
) -> None:
    broken = alert().replace(b"<scope>Public</scope>", b"")
    place.publish(("/a", alert()), ("/broken", broken), ("/gone", alert()))
    del place.peer.documents["/gone"]
    for _ in range(3):
        place.step()
    assert (place.peer.asked["/broken"], place.peer.asked["/gone"]) == (1, 1)
    view = place.view()
    assert (view.state, view.sources[0].freshness) == ("warned", "part")
    assert place.feed.trouble == "unread-2"
    assert sorted(place.feed.record.refused.values()) == ["http-404", "schema"]
    place.publish(("/a", alert()), ("/broken", alert(identifier="B")), updated="2")
    place.step()
    assert place.view().sources[0].freshness == "fresh"


def test_a_line_that_dies_between_index_and_message_is_tried_again_soon(place: Place) -> None:
    place.publish(("/a", alert()), ("/b", alert(identifier="B")))
    place.peer.manners["/a"] = "drop"
    place.step()
    assert place.view().state == "unknown"
    assert place.peer.asked["/b"] == 0
    assert place.feed.due_in > 0
    del place.peer.manners["/a"]
    place.step()
    assert place.view().state == "warned"


def test_a_sign_in_page_for_a_message_is_the_lines_fault(place: Place) -> None:
    place.publish(("/a", alert()))
    place.peer.manners["/a"] = "html"
    place.step()
    assert place.feed.record.refused == {}
    assert place.view().state == "unknown"


def test_messages_on_other_hosts_are_not_fetched(place: Place) -> None:
    place.peer.documents[INDEX] = atom(atom_entry("https://evil.example/a"), atom_entry(""))
    place.step()
    assert place.feed.record.missing == 2
    assert place.view().state == "unknown"


def test_many_messages_come_in_several_steps(place: Place) -> None:
    count = MOST_AT_ONCE + 5
    place.publish(*((f"/{at}", alert(identifier=str(at))) for at in range(count)))
    place.step()
    assert (place.feed.record.missing, place.feed.due_in) == (5, 0)
    assert place.view().sources[0].freshness == "part"
    place.step(1)
    assert place.feed.record.missing == 0
    assert len(place.feed.record.alerts) == count
    assert place.feed.due_in > 50


def test_another_address_is_another_feed(place: Place) -> None:
    place.publish(("/a", alert()))
    place.step()
    place.start(url=place.peer.url + "/other.xml")
    assert place.feed.record.alerts == ()


def test_a_record_is_old_or_new_also_when_writing_fails(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.publish(("/a", alert()))
    place.step()

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        place.step()
    assert place.view().state == "warned"
    assert [path.name for path in (place.home / "alerts").iterdir()] == ["met.json"]
    runner = FeedRunner([place.feed])
    runner.once()
    assert runner.troubles == {"met": "OSError"}


def test_feeds_of_the_home_win_over_the_packs(tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "met.yaml").write_text("geocodes: ['SAME:006037']\n")
    (tmp_path / "feeds" / "bad.yaml").write_text("[")
    row = {"id": "met", "kind": "cap", "url": "https://met.example/f", "name": "Met"}
    (source,), faults = load_sources(tmp_path, [row, {"id": "311"}])
    assert source.codes == {("SAME", "006037")}
    assert faults.keys() == {"bad.yaml"}


def test_sync_fetches_warnings_beside_the_outbox(street: SmallStreet) -> None:
    city = street.add_city()
    street.save(2)
    with AlertFeedPeer() as peer:
        peer.documents[INDEX] = alert()
        row = {"id": "met", "kind": "cap", "url": peer.url + INDEX, "name": "Met"}
        report = run_sync(street.home, True, street.clock, pack_endpoints=[row])
        assert (report.acknowledged, report.is_fine) == (2, True)
        source = AlertSource.model_validate(row)
        board = AlertBoard(AlertStore(street.home), [source], *HERE)
        assert board.view("en", street.clock.now()).state == "warned"
        peer.manners["*"] = "503"
        street.clock.advance(2000)
        report = run_sync(street.home, True, street.clock, pack_endpoints=[row, {**row, "id": "/"}])
        kinds = {(alarm["kind"], alarm["subject"]) for alarm in report.alarms}
        assert kinds == {("feed-trouble", "met"), ("feed-fault", "/")}
    run_sync(street.home, True, street.clock)
    assert list((street.home / "alerts").glob("*.json")) == []
    assert len(city.accepted) == 2


def test_a_feed_that_hangs_does_not_keep_a_report_waiting(street: SmallStreet) -> None:
    city = street.add_city()
    feeds = street.home / "feeds"
    feeds.mkdir()
    with AlertFeedPeer() as peer:
        peer.manners["*"] = "drip"
        row = {"kind": "cap", "url": peer.url + INDEX, "name": "Met", "read_seconds": 0.5}
        (feeds / "met.yaml").write_text(yaml.safe_dump(row))
        rounds: list[float] = []

        def wait(seconds: float) -> bool:
            street.clock.advance(max(seconds, 0.001))
            if len(rounds) == 1:
                assert peer.was_asked.wait(5)
                street.save(1)
            rounds.append(time.monotonic())
            return len(city.accepted) == 1 or len(rounds) > 1000

        run_sync(street.home, clock=street.clock, waiter=wait)
        assert len(city.accepted) == 1
        assert rounds[-1] - rounds[1] < 1.0


def test_a_row_for_warnings_is_no_destination() -> None:
    rows = [{"id": "met", "kind": "cap"}, {"id": "city-311"}]
    pack = cast("Any", SimpleNamespace(endpoints=rows))
    service = cast("Any", SimpleNamespace(open311=None, imported=None))
    assert destination_of(service, pack) == "city-311"
