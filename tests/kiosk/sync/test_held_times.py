"""A chosen time is kept at the city while a form is filled in: asked, given back, booked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.events.slot_holds import SlotHolds
from kiosk.sources.web import SlotSource
from kiosk.sync.hold_courier import HoldCourier
from kiosk.sync.running import run_sync
from kiosk.sync.slot_feed import SlotFeed
from tests.fakes import FakeClock
from tests.peers.city_desk import CityDesk

TUESDAY = datetime(2026, 12, 1, 17, tzinfo=UTC)
THURSDAY = datetime(2026, 12, 3, 17, tzinfo=UTC)
REFERENCE = "KX4-7PM"


class Counter:
    """A kiosk's two sides of one list, and the city."""

    def __init__(self, home: Path, clock: FakeClock, desk: CityDesk) -> None:
        self.home, self.clock, self.desk = home, clock, desk
        self.source = SlotSource(
            id="counter",
            kind="appointments",
            url=f"{desk.url}/times",
            holds=f"{desk.url}/holds",
        )
        self.screen = SlotHolds(home, clock)
        self.sync = HoldCourier(self.source, home, clock, random.Random(1))

    def ask(self, starts: datetime = TUESDAY) -> str:
        token = self.screen.ask("counter", starts)
        self.sync.step()
        return token


@pytest.fixture
def counter(tmp_path: Path, clock: FakeClock) -> Iterator[Counter]:
    with CityDesk() as desk:
        made = Counter(tmp_path, clock, desk)
        yield made
        made.sync.close()


def test_a_time_is_kept_as_long_as_the_city_says_and_no_longer(counter: Counter) -> None:
    assert counter.sync.due_in > 0
    token = counter.screen.ask("counter", TUESDAY)
    assert counter.screen.is_kept(token) is None  # nobody has said so yet
    assert counter.sync.due_in == 0
    counter.sync.step()

    until = counter.screen.is_kept(token)
    assert until is not None
    assert abs(until - counter.clock.now() - timedelta(minutes=10)) < timedelta(seconds=5)
    assert counter.desk.holds == {token: TUESDAY}
    assert set(counter.desk.wishes[0]) == {"v", "do", "hold", "list", "starts"}  # and nobody's name

    counter.clock.advance(601)
    assert counter.screen.is_kept(token) is None


def test_a_form_that_takes_long_has_its_time_kept_on_but_not_for_ever(counter: Counter) -> None:
    token = counter.ask()
    for _ in range(3):
        counter.clock.advance(560)
        assert counter.sync.due_in == 0
        counter.sync.step()
        assert counter.screen.is_kept(token)
    counter.clock.advance(590)
    assert counter.sync.due_in > 0
    counter.clock.advance(600)
    counter.sync.step()
    assert counter.screen.is_kept(token) is None
    assert counter.screen.look(token) is None


def test_a_time_that_somebody_else_has_is_gone_and_no_longer_offered(counter: Counter) -> None:
    counter.desk.lent.add(TUESDAY)
    token = counter.ask()
    hold = counter.screen.look(token)
    assert hold is not None
    assert hold.state == "gone"
    assert counter.screen.is_kept(token) is None
    counter.screen.release(token)
    assert counter.screen.lost("counter") == {TUESDAY}


def test_what_is_not_wanted_any_more_is_given_back_and_forgotten(counter: Counter) -> None:
    token = counter.ask()
    counter.screen.release(token)
    assert counter.screen.is_kept(token)  # until the city has heard of it
    counter.sync.step()
    assert counter.desk.holds == {}
    assert counter.screen.look(token) is None
    assert counter.sync.due_in > 0


def test_a_screen_that_breaks_off_leaves_nothing_kept(counter: Counter) -> None:
    counter.ask()
    SlotHolds(counter.home, counter.clock).release_all()
    counter.sync.step()
    assert counter.desk.holds == {}


@pytest.mark.parametrize("manner", ["503", "html", "drop", "other", "404"])
def test_without_a_true_answer_nothing_is_called_kept(counter: Counter, manner: str) -> None:
    counter.desk.manners = [manner]
    token = counter.ask()
    assert counter.screen.is_kept(token) is None
    assert counter.sync.due_in >= 5
    assert counter.sync.trouble == ""

    counter.screen.ask("counter", THURSDAY)
    assert counter.sync.due_in == 0  # the next resident does not wait for the failure before

    counter.clock.advance(900)
    counter.sync.step()
    assert counter.screen.is_kept(token)


def test_what_the_screen_wants_meanwhile_is_not_overwritten(counter: Counter) -> None:
    """The city's yes to a hold arrives after the form was sent."""
    token = counter.screen.ask("counter", TUESDAY)
    (asked,) = counter.screen.due("counter")
    counter.screen.book("counter", TUESDAY, REFERENCE, token)
    counter.screen.held(asked, counter.clock.now() + timedelta(minutes=10))
    (due,) = counter.screen.due("counter")
    assert (due.wish, due.reference) == ("book", REFERENCE)


def test_a_sent_form_is_confirmed_and_later_changed_by_the_city(counter: Counter) -> None:
    token = counter.ask()
    counter.screen.book("counter", TUESDAY, REFERENCE, token)
    counter.sync.step()
    assert counter.desk.booked == {REFERENCE: TUESDAY}
    assert counter.desk.holds == {}
    assert counter.screen.booking(REFERENCE) is None

    counter.desk.decided[REFERENCE] = ("confirmed", TUESDAY)
    counter.clock.advance(301)
    counter.sync.step()
    booking = counter.screen.booking(REFERENCE)
    assert booking is not None
    assert (booking.state, booking.starts) == ("confirmed", TUESDAY)

    counter.desk.decided[REFERENCE] = ("changed", THURSDAY)
    counter.clock.advance(3601)
    counter.sync.step()
    booking = counter.screen.booking(REFERENCE)
    assert booking is not None
    assert (booking.state, booking.starts) == ("changed", THURSDAY)


def test_a_wish_made_without_a_line_is_booked_when_there_is_one(counter: Counter) -> None:
    counter.desk.manners = ["503"] * 3
    counter.screen.book("counter", TUESDAY, REFERENCE)
    for _ in range(3):
        counter.sync.step()
    assert counter.sync.trouble == "http-503"
    assert counter.desk.booked == {}
    counter.clock.advance(900)
    counter.sync.step()
    assert counter.desk.booked == {REFERENCE: TUESDAY}
    assert counter.sync.trouble == ""


def test_every_kiosk_that_reads_the_list_knows_what_became_of_a_request(counter: Counter) -> None:
    counter.desk.times = (
        b'{"v": 1, "slots": [], "bookings": [{"reference": "KX4-7PM", "state": "gone",'
        b' "starts": "2026-12-01T09:00:00-08:00"}]}'
    )
    feed = SlotFeed(counter.source, counter.home, counter.clock, random.Random(1))
    feed.step()
    feed.close()
    booking = counter.screen.booking(REFERENCE)
    assert booking is not None
    assert booking.state == "gone"


def test_nothing_is_left_when_the_time_is_past(counter: Counter) -> None:
    token = counter.ask()
    counter.desk.decided[REFERENCE] = ("confirmed", TUESDAY)
    counter.screen.book("counter", TUESDAY, REFERENCE, token)
    counter.sync.step()
    counter.clock.advance(10 * 86_400)
    counter.sync.step()
    assert counter.screen.booking(REFERENCE) is None
    assert counter.screen.look(token) is None
    assert counter.screen.due("counter") == []


def test_a_broken_file_is_begun_anew(counter: Counter) -> None:
    path = counter.home / "appointments" / "holds.db"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database at all" * 500)
    token = counter.ask()
    assert counter.screen.is_kept(token)


def test_one_run_of_sync_asks_for_what_the_screen_wants(counter: Counter) -> None:
    token = counter.screen.ask("counter", TUESDAY)
    run_sync(
        counter.home,
        once=True,
        clock=counter.clock,
        pack_endpoints=[counter.source.model_dump(mode="json")],
        waiter=lambda _seconds: False,
        rng=random.Random(1),
    )
    assert counter.screen.is_kept(token)
    assert counter.desk.holds == {token: TUESDAY}
