"""A time that is really kept, through the real window and a real city server, to its last word."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.slip import NOT_SURE_YET, THE_CITY_SAYS
from kiosk.sources.web import SlotSource
from kiosk.sync.hold_courier import HoldCourier
from tests.appointments import city_with_times
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive
from tests.journeys.resident import Resident
from tests.journeys.test_appointments import FIRST, LATE_WORDS, choose_time, plain
from tests.journeys.test_main_job import printed_text
from tests.peers.city_desk import CityDesk
from ui.navigator import Route

TUESDAY = datetime(2026, 12, 1, 17, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 4, 0, tzinfo=UTC)
_REQUEST = Route("request")
KEPT = "Kept for you until"


class Hall:
    """A city hall with a slot service, and the kiosk in its entrance."""

    def __init__(self, desk: CityDesk, home: Path, clock: FakeClock, folder: Path) -> None:
        self.desk = desk
        row = {"id": "counter", "kind": "appointments", "url": f"{desk.url}/times"}
        self.source = SlotSource.model_validate({**row, "holds": f"{desk.url}/holds"})
        self.pack = city_with_times(folder / "pack", rows=[self.source.model_dump(mode="json")])
        self.line = HoldCourier(self.source, home, clock, random.Random(1))

    def answers(self, resident: Resident) -> None:
        """The other process takes what the screen wants to the city."""
        self.line.step()
        resident.app.models.keeper.look()
        resident.app.models.receipt.look()
        resident.paint()


@pytest.fixture
def hall(tmp_path: Path, home: Path, clock: FakeClock) -> Iterator[Hall]:
    with CityDesk() as desk:
        made = Hall(desk, home, clock, tmp_path)
        yield made
        made.line.close()


def _ask_for_tuesday(resident: Resident) -> None:
    resident.begin()
    resident.open("come-by")
    resident.press("Tuesday, December 1, 2026")
    resident.touch(
        next(i for i in resident.items() if plain(resident.hands.spoken(i)) == "9:00 AM")
    )


def test_a_time_is_kept_sent_confirmed_and_changed(arrive: Arrive, home: Path, hall: Hall) -> None:
    resident = arrive("en", pack=hall.pack)
    _ask_for_tuesday(resident)
    assert KEPT not in resident.page()  # nobody has said so
    hall.answers(resident)
    assert KEPT in resident.page()
    assert NOT_SURE_YET.msgid not in resident.page()

    resident.press("Next")
    resident.answer_all(hall.pack.service("come-by"))
    reference = resident.send()
    assert NOT_SURE_YET.msgid in resident.page()
    hall.answers(resident)
    assert hall.desk.booked == {reference: TUESDAY}
    assert hall.desk.holds == {}

    hall.desk.decided[reference] = ("confirmed", TUESDAY)
    resident.app.core.clock.advance(301)
    hall.answers(resident)
    assert THE_CITY_SAYS["confirmed"].msgid in resident.page()
    resident.press("Print again")
    words = printed_text(home / "print" / f"{reference}.pdf")
    assert "".join(THE_CITY_SAYS["confirmed"].msgid.split()) in words
    resident.app.app_model.finish()

    hall.desk.decided[reference] = ("changed", THURSDAY)
    resident.app.core.clock.advance(3601)
    hall.answers(resident)
    resident.begin()
    resident.app.models.request.enter(reference)
    resident.app.desk.navigator.go(_REQUEST)
    resident.app.models.request.ask()
    resident.paint()
    assert THE_CITY_SAYS["changed"].msgid in resident.page()
    assert "Thursday, December 3, 2026, 4:00 PM" in plain(resident.page())


def test_a_time_that_is_gone_is_said_at_once(arrive: Arrive, hall: Hall) -> None:
    resident = arrive("en", pack=hall.pack)
    hall.desk.lent.add(TUESDAY)
    _ask_for_tuesday(resident)
    hall.answers(resident)
    assert LATE_WORDS in resident.page()
    choose_time(resident, "Thursday, December 3, 2026", "4:00 PM")
    hall.answers(resident)
    assert list(hall.desk.holds.values()) == [THURSDAY]


def test_a_time_that_is_gone_when_the_form_is_sent_is_asked_again(
    arrive: Arrive, hall: Hall
) -> None:
    resident = arrive("en", pack=hall.pack)
    _ask_for_tuesday(resident)
    hall.desk.lent.add(TUESDAY)
    resident.press("Next")
    resident.answer_all(hall.pack.service("come-by"))
    hall.answers(resident)
    resident.press("Send to the city")
    assert LATE_WORDS in resident.page()
    assert resident.app.core.outbox.counts()["saved"] == 0


def test_who_leaves_gives_the_time_back(arrive: Arrive, hall: Hall) -> None:
    resident = arrive("en", pack=hall.pack)
    _ask_for_tuesday(resident)
    hall.answers(resident)
    assert list(hall.desk.holds.values()) == [TUESDAY]
    resident.app.app_model.end("idle")
    hall.line.step()
    assert hall.desk.holds == {}

    _ask_for_tuesday(resident)
    hall.answers(resident)
    resident.app.app_model.goHome()
    resident.open("feedback")
    hall.answers(resident)
    hall.line.step()
    assert hall.desk.holds == {}


def test_without_a_line_it_stays_a_wish(arrive: Arrive, hall: Hall) -> None:
    resident = arrive("en", pack=hall.pack)
    hall.desk.manners = ["503"]
    _ask_for_tuesday(resident)
    hall.answers(resident)
    assert KEPT not in resident.page()
    resident.press("Next")
    resident.answer_all(hall.pack.service("come-by"))
    assert FIRST in plain(resident.page())
    reference = resident.send()
    assert NOT_SURE_YET.msgid in resident.page()
    resident.app.core.clock.advance(900)
    hall.answers(resident)
    assert hall.desk.booked == {reference: TUESDAY}
