"""Whose turn it is while a screen is scanned (C14)."""

from __future__ import annotations

from kiosk.session.scanning import Scanner
from tests.fakes import FakeClock


def test_each_thing_has_its_time_and_the_first_a_second_more(clock: FakeClock) -> None:
    scanner = Scanner(clock)
    scanner.begin(3)
    clock.advance(2.9)
    assert not scanner.look()
    clock.advance(0.1)
    assert scanner.look()
    assert scanner.place == 1
    clock.advance(2.0)
    assert scanner.look()
    assert scanner.place == 2


def test_after_three_rounds_it_rests(clock: FakeClock) -> None:
    scanner = Scanner(clock, dwell=0.5)
    scanner.begin(2)
    moves = 0
    for _ in range(100):
        clock.advance(2)
        moves += scanner.look()
    assert moves == 6
    assert scanner.rests
    scanner.begin(2)
    assert not scanner.rests


def test_nothing_to_offer_is_no_fault(clock: FakeClock) -> None:
    scanner = Scanner(clock)
    clock.advance(10)
    scanner.look()
    scanner.move()
    assert scanner.place == 0
