"""Wrong clock, right result (P16)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.sync.city_clock import CityClock
from tests.fakes import FakeClock
from tests.kiosk.sync.small_street import SmallStreet

YEAR = timedelta(days=365)


def test_a_jump_of_the_machines_clock_moves_nothing() -> None:
    inner = FakeClock()
    clock = CityClock(inner)
    before = clock.now()
    inner.jump(inner.now() + 10 * YEAR)
    assert clock.now() == before
    inner.advance(5)
    assert clock.now() == before + timedelta(seconds=5)


def test_the_city_sets_the_clock_only_where_they_differ_by_more_than_a_minute() -> None:
    inner = FakeClock()
    clock = CityClock(inner)
    right = clock.now() + timedelta(seconds=30)
    assert not clock.set_by(right)
    assert clock.set_by(right + YEAR)
    assert clock.now() == right + YEAR


@pytest.mark.parametrize("off", [-10 * YEAR, -timedelta(hours=3), timedelta(hours=3), 10 * YEAR])
def test_a_wrong_clock_loses_and_doubles_nothing(street: SmallStreet, off: timedelta) -> None:
    peer = street.add_city()
    right = FakeClock()
    peer._now = right.now
    street.clock.jump(right.now() + off)
    advance = street.clock.advance

    def both(seconds: float) -> None:
        advance(seconds)
        right.advance(seconds)

    street.clock.advance = both  # type: ignore[method-assign]
    street.save()
    street.pass_time(1)
    peer.manners.script.extend(["drop-reply", "drop-before", "error-after-accept"])
    street.save(3)
    street.pass_time(0.2)
    street.clock.jump(right.now())  # the time server was reached
    street.start()
    street.pass_time(4)
    assert peer.duplicates() == []
    assert {report.marker for report in peer.accepted} == set(street.references)
    assert set(street.states().values()) <= {"acknowledged", "open"}


def test_a_clock_that_jumps_between_attempt_and_look_does_not_double(street: SmallStreet) -> None:
    peer = street.add_city()
    street.save()
    street.pass_time(1)
    peer.manners.lag = 1000.0
    peer.manners.script.append("drop-reply")
    street.save()
    street.pass_time(0.01)
    street.clock.jump(street.clock.now() + timedelta(hours=5))
    peer._now = lambda: street.clock.now() - timedelta(hours=5)
    street.pass_time(0.2)
    street.pass_time(2)
    assert peer.duplicates() == []
    assert len(peer.accepted) == 2


def test_staff_hear_of_a_clock_that_is_off(street: SmallStreet) -> None:
    peer = street.add_city()
    peer._now = lambda: street.clock.now() + timedelta(days=2)
    street.pass_time(0.1)
    assert street.daemon is not None
    assert [alarm.kind for alarm in street.daemon.alarms.open] == ["clock-off"]
