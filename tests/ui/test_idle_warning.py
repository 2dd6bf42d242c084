"""Nobody touches: the warning, seen and heard, extendable without limit, stopped by speech."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from tests.ui.conftest import Screen


def _wait(screen: Screen, seconds: float) -> None:
    screen.clock.advance(seconds)
    screen.app.idle.look()
    screen.paint()


def _overlay(screen: Screen) -> str:
    return screen.app.app_model.property("overlay")


def test_the_warning_comes_after_two_minutes_and_the_end_half_a_minute_later(
    screen: Screen,
) -> None:
    screen.touch("language-en")
    _wait(screen, 119)

    assert _overlay(screen) == ""

    _wait(screen, 2)

    assert _overlay(screen) == "idle"
    assert any("seconds" in text for text in screen.shown())

    _quiet(screen)  # the seconds to answer count when the warning has been spoken (F02)
    _wait(screen, 29)

    assert _overlay(screen) == "idle"

    _wait(screen, 2)

    assert (screen.route, _overlay(screen)) == ("start", "")


def test_a_form_gets_three_minutes_and_keeps_its_answers_when_somebody_is_there(
    screen: Screen,
) -> None:
    screen.open("short")
    screen.touch("tree")
    _wait(screen, 179)

    assert _overlay(screen) == ""

    _wait(screen, 2)
    screen.touch("I am still here")

    assert (screen.route, _overlay(screen)) == ("question", "")
    assert screen.hands.find("tree").property("checked")


def test_any_touch_answers_the_warning_without_doing_anything_else(screen: Screen) -> None:
    """F03, and what lies under the warning is not touched through it."""
    screen.touch("language-en")
    tile = screen.hands.find("things")
    spot = tile.mapToScene(QPointF(tile.width() / 2, tile.height() / 2))
    _wait(screen, 121)
    screen.hands.touch_at(spot)
    screen.paint()

    assert (screen.route, _overlay(screen)) == ("home", "")


def test_any_key_answers_the_warning(screen: Screen) -> None:
    screen.touch("language-en")
    _wait(screen, 121)
    screen.hands.key(Qt.Key.Key_Shift)

    assert _overlay(screen) == ""


def test_it_can_be_answered_without_limit(screen: Screen) -> None:
    screen.touch("language-en")
    for _ in range(12):
        _wait(screen, 121)

        assert _overlay(screen) == "idle"

        screen.touch("I am still here")
        _quiet(screen)

    assert screen.route == "home"


def test_the_warning_is_spoken_where_the_voice_is_on(screen: Screen) -> None:
    screen.touch("language-en")
    screen.app.models.preferences.set("voice", True)
    _quiet(screen)
    _wait(screen, 301)

    assert any("still there" in text for text in screen.said())


def test_the_clock_stands_still_while_the_voice_speaks(screen: Screen) -> None:
    """F05: a long page read aloud is not idleness."""
    screen.touch("language-en")
    screen.app.narrator.say("A sentence. " * 60, "en", "page")
    screen.hands.settle()
    screen.app.idle.look()

    assert screen.app.core.voice.is_speaking

    _wait(screen, 140)

    assert _overlay(screen) == ""

    _quiet(screen)
    _wait(screen, 121)

    assert _overlay(screen) == "idle"


def test_more_time_multiplies_the_waiting(screen: Screen) -> None:
    """F04: "I need more time" is one touch away on the help page."""
    screen.touch("language-en", "help", "more-time", "back")
    _wait(screen, 130)

    assert _overlay(screen) == ""


def test_nobody_at_the_start_screen_is_never_warned(screen: Screen) -> None:
    _wait(screen, 4000)

    assert (screen.route, _overlay(screen)) == ("start", "")


def _quiet(screen: Screen) -> None:
    screen.app.narrator.stop()
    screen.hands.settle()
    screen.app.idle.look()
