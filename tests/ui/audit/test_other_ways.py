"""The checks of other ways than touch find what would shut out who needs them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.devices.keypad import StrikeFilter
from kiosk.devices.slip import Rule, Slip
from kiosk.session.scanning import Scanner
from ui.audit.check import Check
from ui.audit.checks import ears, other_ways
from ui.audit.combination import Combination
from ui.audit.state import State
from ui.audit.states import at_start
from ui.audit.visitor import Visitor
from ui.audit.walk import pages
from ui.input.touch import TouchReader
from ui.models.speech_mode import SpeechMode


@pytest.fixture
def reset(at_ease: Visitor) -> Visitor:
    """A visitor at ease, whatever the seeded fault before left behind."""
    at_ease.prefer(touch="plain", hold_ms=0, strike_ms=250, switches=0, voice=False)
    at_ease.leave()
    return at_ease


@pytest.mark.parametrize("check", [other_ways.HEARD_FIRST, other_ways.READ_TO_ME])
def test_a_first_touch_that_acts_is_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch, check: Check
) -> None:
    monkeypatch.setattr(reset.app.access.touch, "_mode", lambda: "plain")

    assert [fault.what for fault in check.look(reset)] == ["acts before it was heard"]


def test_a_tile_that_is_not_said_is_found(reset: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SpeechMode, "touch", lambda *_args: None)

    found = [fault.what for fault in other_ways.READ_TO_ME.look(reset)]
    assert "is not said when it is touched" in found


def test_a_short_touch_that_counts_is_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TouchReader, "_is_too_short", lambda *_args: False)

    assert list(other_ways.TAP_HOLD.look(reset)) != []


def test_a_second_strike_that_counts_is_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(StrikeFilter, "takes", lambda *_args: True)

    assert list(other_ways.DOUBLE_STRIKE.look(reset)) != []


def test_a_scan_that_stands_still_is_found(reset: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scanner, "look", lambda _self: False)

    assert any("never offered" in fault.what for fault in other_ways.ONE_SWITCH.look(reset))


def test_headphones_that_start_nothing_are_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reset.app.access.jack, "on_change", lambda _inserted: None)

    told = [fault.what for fault in ears.HEADPHONES.look(reset)]
    assert "start no voice when they are plugged in" in told
    assert any("when the headphones are out" in what for what in told)


def test_keys_of_the_volume_that_do_nothing_are_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SpeechMode, "_level", lambda *_args: None)

    assert list(ears.VOLUME_KEYS.look(reset)) != []


def test_a_slip_without_the_language_of_the_resident_is_found(
    reset: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_slip = reset.printer.print_slip

    def bare(slip: Slip) -> object:
        return print_slip(Slip("KKK-KKK", slip.language, (Rule(),)))

    monkeypatch.setattr(reset.printer, "print_slip", bare)

    assert {fault.what for fault in ears.SLIP.look(reset)} == {
        "lacks a language",
        "carries another reference than the screen",
    }


def test_each_walk_is_shown_as_it_was_asked_for_whatever_the_one_before_ended(
    reset: Visitor,
) -> None:
    how = Combination("es", 150, "dark", "1080x1920", "reach")

    def one(visitor: Visitor) -> Iterator[State]:
        visitor.go("help")
        yield State("help", "now")

    where = [page.where for page in pages(reset, how, (at_start, one))]

    assert where[0].screen == "start"
    assert where[-1].screen == "help"
    shown = (where[-1].language, where[-1].text_size, where[-1].theme, where[-1].mode)
    assert shown == ("es", 150, "dark", "reach")
