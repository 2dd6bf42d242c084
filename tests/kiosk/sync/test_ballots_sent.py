"""What people say reaches the city once each, apart from requests, and tells nothing else."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.forms.answers import ChoiceAnswer
from kiosk.forms.journey import Journey
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.outbox.ballots import ballot_names, build_ballot, open_ballots
from kiosk.sources.source import source_rows, sources_of
from kiosk.sources.web import APPOINTMENTS, CONSULTATIONS, BallotSource, SlotSource
from kiosk.sync.ballot_courier import BallotCourier
from kiosk.sync.running import run_sync
from tests.fakes import FakeClock
from tests.kiosk.outbox.test_ballots import ASKED
from tests.peers.city_desk import CityDesk
from tests.ui.small_city import small_pack

CITY_KEY = X25519PrivateKey.generate().public_key().public_bytes_raw()


@pytest.fixture
def desk() -> Iterator[CityDesk]:
    with CityDesk() as desk:
        yield desk


def cast(home: Path, clock: FakeClock, count: int = 1, city_key: bytes | None = None) -> list[str]:
    pack, texts, ids = small_pack(), Texts(LANGUAGES["en"]), []
    ballots = open_ballots(home, clock, city_key)
    for _ in range(count):
        journey = Journey(ASKED.id, ASKED.questions, clock.now().date())
        journey.answer("often", ChoiceAnswer("daily"))
        names = ballot_names(ballots, clock, "K")
        ballots.submit(build_ballot(journey, ASKED, pack, texts, texts, clock, "demo-1", names))
        ids.append(names.id)
    ballots.close()
    return ids


def courier(
    home: Path, clock: FakeClock, desk: CityDesk, city_key: bytes | None = None
) -> BallotCourier:
    line = BallotSource(id="say", kind="consultations", url=f"{desk.url}/say")
    made = BallotCourier(line, home, clock, random.Random(4), city_key)
    made.open_now()
    return made


def left(home: Path, clock: FakeClock) -> dict[str, int]:
    ballots = open_ballots(home, clock)
    try:
        return ballots.counts()
    finally:
        ballots.close()


def test_the_city_gets_answers_and_the_day_and_nothing_else(
    tmp_path: Path, clock: FakeClock, desk: CityDesk
) -> None:
    (name,) = cast(tmp_path, clock)
    sent = courier(tmp_path, clock, desk)
    sent.step()
    sent.close()

    assert desk.ballots[name] == {
        "v": 1,
        "id": name,
        "consultation": {"id": "shelters", "version": 1},
        "pack": {"id": small_pack().id, "version": small_pack().version},
        "kiosk": "demo-1",
        "language": "en",
        "day": "2026-11-24",
        "answers": [{"question": "often", "type": "choice", "value": "daily"}],
    }
    assert left(tmp_path, clock)["acknowledged"] == 1


def test_each_is_sent_once_in_an_order_of_chance_and_not_at_once(
    tmp_path: Path, clock: FakeClock, desk: CityDesk
) -> None:
    ids = cast(tmp_path, clock, 12)
    line = BallotSource(id="say", kind="consultations", url=f"{desk.url}/say")
    sent = BallotCourier(line, tmp_path, clock, random.Random(4))
    assert sent.due_in > 60

    sent.step()
    assert sorted(desk.order) == sorted(ids)
    assert desk.order not in (ids, sorted(ids))
    assert sent.due_in > 1800
    sent.step()
    sent.close()
    assert len(desk.order) == 12


@pytest.mark.parametrize("manner", ["503", "html", "drop", "other", "404"])
def test_what_may_not_have_arrived_is_sent_again_and_counted_once(
    tmp_path: Path, clock: FakeClock, desk: CityDesk, manner: str
) -> None:
    (name,) = cast(tmp_path, clock)
    desk.manners = [manner]
    sent = courier(tmp_path, clock, desk)
    sent.step()
    assert left(tmp_path, clock)["saved"] == 1
    assert 0 < sent.due_in < 3600

    clock.advance(sent.due_in)
    sent.step()
    sent.close()
    assert list(desk.ballots) == [name]
    assert left(tmp_path, clock)["acknowledged"] == 1


def test_staff_are_told_after_three_failures(
    tmp_path: Path, clock: FakeClock, desk: CityDesk
) -> None:
    cast(tmp_path, clock)
    desk.manners = ["503"] * 3
    sent = courier(tmp_path, clock, desk)
    for _ in range(3):
        assert sent.trouble == ""
        sent.step()
    assert sent.trouble == "http-503"

    sent.step()
    sent.close()
    assert sent.trouble == ""


def test_what_only_the_city_can_open_goes_sealed(
    tmp_path: Path, clock: FakeClock, desk: CityDesk
) -> None:
    (name,) = cast(tmp_path, clock, city_key=CITY_KEY)
    sent = courier(tmp_path, clock, desk, CITY_KEY)
    sent.step()
    sent.close()

    assert desk.ballots == {}
    assert list(desk.envelopes) == [name]


def test_sync_carries_ballots_and_fetches_times(
    tmp_path: Path, clock: FakeClock, desk: CityDesk
) -> None:
    (name,) = cast(tmp_path, clock)
    desk.times = b'{"v": 1, "slots": [{"starts": "2026-12-01T09:00:00-08:00"}]}'
    rows = [
        {"id": "say", "kind": "consultations", "url": f"{desk.url}/say"},
        {"id": "counter", "kind": "appointments", "url": f"{desk.url}/times"},
        {"id": "bad", "kind": "appointments", "url": "http://city.example/times"},
    ]
    report = run_sync(
        tmp_path, once=True, clock=clock, pack_endpoints=rows, waiter=lambda _s: False
    )

    assert list(desk.ballots) == [name]
    assert (tmp_path / "appointments" / "counter.json").read_bytes() == desk.times
    alarms = {(alarm["kind"], alarm["subject"]) for alarm in report.alarms}
    assert ("feed-fault", "bad") in alarms
    assert ("endpoint-fault", "endpoints.yaml") not in alarms


def test_a_file_of_the_home_wins(tmp_path: Path) -> None:
    rows = [{"id": "say", "kind": "consultations", "url": "https://city.example/say"}]
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "say.yaml").write_text("every_seconds: 600\n")
    (tmp_path / "feeds" / "counter.yaml").write_text(
        "kind: appointments\nurl: https://city.example/times\n"
    )

    found, faults = source_rows(tmp_path, rows)
    ballots, wrong = sources_of(found, CONSULTATIONS, BallotSource)
    slots, bad = sources_of(found, APPOINTMENTS, SlotSource)

    assert faults | wrong | bad == {}
    assert [(one.id, one.every_seconds) for one in (*ballots, *slots)] == [
        ("say", 600.0),
        ("counter", 3600.0),
    ]
