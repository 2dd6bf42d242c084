"""The warning for somebody who hears it, or has one switch: any key goes on, none does more."""

from __future__ import annotations

import pytest

from tests.access.conftest import Kiosk
from tests.access.test_switches import SwitchBot


def idle(kiosk: Kiosk) -> list[str]:
    """Let nobody do anything until the warning is there; return what is said of it."""
    kiosk.hear()
    kiosk.app.idle.look()
    kiosk.clock.advance(301)
    kiosk.app.idle.look()
    assert kiosk.app.app_model.overlay == "idle"
    return kiosk.hear()


@pytest.fixture
def at_category(kiosk: Kiosk) -> Kiosk:
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.choose("Report a problem")
    return kiosk


@pytest.mark.parametrize("key", ["action", "down", "next", "back", "pause", "help"])
def test_a_key_that_answers_the_warning_does_nothing_else(at_category: Kiosk, key: str) -> None:
    """F03: Back, where "Finish and clear" stands, would erase everything."""
    told = idle(at_category)
    assert told[1] == "Touch the screen or press any key in 30 seconds to go on."
    cursor = at_category.app.access.speech.cursor.item
    at_category.strike(key)
    assert at_category.app.app_model.overlay == ""
    assert at_category.route == "category"
    assert at_category.app.desk.session.is_begun
    assert at_category.app.access.speech.cursor.item is not None, cursor


def test_the_diamond_key_gives_more_time(at_category: Kiosk) -> None:
    """F04: it is told in the warning itself, to whoever has the keypad in hand."""
    assert idle(at_category)[2] == "For more time, press the diamond key."
    at_category.strike("help")
    assert at_category.hear() == ["You have more time now. Do not hurry."]
    at_category.app.idle.look()
    at_category.clock.advance(301)
    at_category.app.idle.look()
    assert at_category.app.app_model.overlay == ""


def test_a_touch_gives_more_time_in_the_warning(kiosk: Kiosk) -> None:
    kiosk.hands.touch("language-en")
    assert len(idle(kiosk)) == 2  # no word of keys to whoever has none
    kiosk.hands.touch("help")
    assert kiosk.app.app_model.overlay == ""
    assert kiosk.app.models.preferences.timeFactor == 2


@pytest.mark.parametrize("passed", [0, 1, 2, 3])
def test_a_switch_answers_wherever_the_ring_stands(kiosk: Kiosk, passed: int) -> None:
    """The first thing that is offered of the warning is "Finish and clear"."""
    bot = SwitchBot(kiosk)
    kiosk.strike("switch-1")
    for name in ("English", "Report a problem"):
        bot.choose(name)
    idle(kiosk)
    for _ in range(passed):
        bot.wait()
    bot.take()
    assert kiosk.app.desk.session.is_begun
    assert kiosk.route == "category"
    assert kiosk.app.app_model.overlay == ""
