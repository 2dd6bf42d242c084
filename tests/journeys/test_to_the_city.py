"""From the resident's hands to the city and back, at this kiosk and at another (issue 2)."""

from __future__ import annotations

import random
import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from kiosk.sync.report import SyncReport
from kiosk.sync.running import run_sync
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from tests.peers.geo_report import GeoReportPeer
from ui.models.states import HERE, TITLES

AN_HOUR = 3600.0


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def carry(home: Path, clock: FakeClock, port: int) -> SyncReport:
    """Run the sync process once, as `kiosk sync --once` does with the pack's endpoint."""
    endpoint = {"id": "riverbend-311", "url": f"http://127.0.0.1:{port}/open311/v2"}
    return run_sync(
        home,
        once=True,
        clock=clock,
        pack_endpoints=[endpoint],
        key=SecretStr("test-key"),
        waiter=lambda _seconds: False,
        rng=random.Random(1),
    )


def state_of(resident: Resident, reference: str) -> list[str]:
    """Ask a kiosk where a request is, then leave it; return what the page says."""
    resident.begin()
    resident.look_up(reference)
    said = resident.texts_seen()
    resident.hands.hide_keyboard()
    resident.press("I’m finished")
    return said


def test_the_city_gets_it_once_and_every_kiosk_tells_its_state(
    arrive: Arrive, home: Path, tmp_path: Path, clock: FakeClock
) -> None:
    port = free_port()
    resident = arrive("ar")
    resident.begin()
    resident.answer_all(resident.open("street-light"))
    reference = resident.send()
    resident.press("I’m finished")

    first = carry(home, clock, port)  # nobody listens
    assert (first.acknowledged, first.waiting["saved"] + first.waiting["unsure"]) == (0, 1)
    said = state_of(resident, reference)
    assert resident.word(TITLES["acknowledged"]) not in said
    assert {resident.word(HERE["saved"]), resident.word(HERE["unsure"])} & set(said)

    clock.advance(AN_HOUR)
    with GeoReportPeer(clock.now, port) as city:
        for _ in range(3):
            carry(home, clock, port)
            clock.advance(AN_HOUR)
        assert [one.marker for one in city.accepted] == [reference]
        told = city.accepted[0]
        assert told.value("service_code") == "0101"
        assert told.value("address_string")
        assert ("attribute[light_problem]", "OUT") in told.fields

        said = state_of(resident, reference)
        assert resident.word(TITLES["open"]) in said
        assert resident.word(HERE["open"]) in said

        resident.leave_kiosk()  # one panel at a time: both would want the keys
        elsewhere = tmp_path / "another-kiosk"
        carry(elsewhere, clock, port)
        other = arrive("fr", at=elsewhere)
        said = state_of(other, reference)
        assert reference in said
        assert other.word(TITLES["open"]) in said

        city.close_report(reference, "A new lamp is in.")
        clock.advance(AN_HOUR)
        for place in (home, elsewhere):
            carry(place, clock, port)
        said = state_of(other, reference)
        assert other.word(TITLES["closed"]) in said
        other.leave_kiosk()
        again = arrive("vi")  # the first kiosk, started anew
        said = state_of(again, reference)
        assert again.word(TITLES["closed"]) in said
        assert any("A new lamp is in." in text for text in said)


@pytest.mark.parametrize("wrong", ["KKK-KKK", "------", "%", "", "'; --", "\u202eX"])
def test_a_wrong_reference_gets_one_kind_sentence_and_nothing_else(
    arrive: Arrive, wrong: str
) -> None:
    resident = arrive("en")
    resident.begin()
    resident.answer_all(resident.open("street-light"))
    reference = resident.send()
    resident.press("I’m finished")
    said = state_of(resident, wrong)
    assert any(text.startswith("We cannot find this reference.") for text in said)
    assert reference not in "".join(said)
    assert not any(resident.word(title) in said for title in TITLES.values())
