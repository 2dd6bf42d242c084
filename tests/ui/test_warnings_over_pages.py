"""Warnings on screen: the band, the page over the page, and that nothing below them is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiosk.language.bidi import without_controls
from kiosk.language.message import msg
from tests.kiosk.alerts.cap_documents import info
from tests.ui.conftest import Screen
from tests.warnings_here import LATER, Feed, document
from ui.models.alerts import GUARD_SECONDS, LOOK_SECONDS
from ui.navigator import Route

GRAVE = document("Severe", "Flood now")
MILD = document("Moderate", "Rain later")
READ = "I have read this"


@pytest.fixture
def feed(screen: Screen) -> Feed:
    return Feed(screen.app.core.offers, screen.home)


def _comes(screen: Screen, feed: Feed, *documents: bytes, wait: float = LOOK_SECONDS) -> None:
    feed.tells(screen.clock.now(), *documents)
    screen.clock.advance(wait)
    screen.app.models.offers.alerts.look()
    screen.paint()


def _put_away(screen: Screen) -> None:
    screen.clock.advance(GUARD_SECONDS + 0.1)
    screen.hands.key(Qt.Key.Key_Return)
    screen.paint()


def _hear(screen: Screen) -> list[str]:
    """Let the voice end what it says; return all that was said."""
    while screen.engine._job:
        screen.clock.advance(max(0.0, screen.engine._ends_at - screen.clock.monotonic()))
        screen.engine.tick()
        screen.hands.settle()
    return screen.said()


def _overlay(screen: Screen) -> str:
    return screen.app.app_model.property("overlay")


def _focus(screen: Screen) -> object:
    return screen.app.window.activeFocusItem()


# --- a form below a warning ----------------------------------------------------------------------


def test_a_grave_warning_leaves_the_form_as_it_was(screen: Screen, feed: Feed) -> None:
    screen.open("everything")
    screen.write("entry", "Ama")
    field = _focus(screen)

    _comes(screen, feed, GRAVE)
    assert _overlay(screen) == "alert"
    assert "Flood now" in screen.shown()
    assert "Go to the upper floor." in screen.shown()
    screen.hands.type("xx")

    _put_away(screen)
    assert (_overlay(screen), screen.route) == ("", "question")
    assert _focus(screen) is field
    screen.hands.type("l")
    assert screen.hands.find("entry").property("text") == "Amal"


def test_the_keys_stand_again_where_they_stood_even_on_the_way_on(
    screen: Screen, feed: Feed
) -> None:
    screen.open("short")
    screen.touch("tree")
    onward = screen.hands.find("next")
    onward.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    _comes(screen, feed, GRAVE)
    _put_away(screen)
    assert _focus(screen) is onward
    assert screen.hands.find("tree").property("checked")


def test_a_key_on_its_way_to_the_page_does_not_put_a_warning_away(
    screen: Screen, feed: Feed
) -> None:
    screen.open("short")
    _comes(screen, feed, GRAVE)
    screen.hands.key(Qt.Key.Key_Return)
    assert _overlay(screen) == "alert"


def test_a_page_that_comes_under_a_warning_does_not_take_the_keys(
    screen: Screen, feed: Feed
) -> None:
    """The page is told when the warning has gone."""
    screen.touch("language-en")
    screen.app.models.preferences.set("voice", True)
    feed.tells(screen.clock.now(), GRAVE)
    screen.clock.advance(LOOK_SECONDS)
    screen.app.desk.navigator.go(Route("category", "things"))
    screen.app.models.offers.alerts.look()
    screen.paint()
    assert _focus(screen).objectName() == "next"
    assert "Things" not in _hear(screen)

    _put_away(screen)
    assert _overlay(screen) == ""
    assert "Things" in _hear(screen)
    assert _focus(screen).objectName() == "page"


def test_a_warning_waits_below_the_question_if_somebody_is_there(
    screen: Screen, feed: Feed
) -> None:
    screen.touch("language-en")
    _comes(screen, feed, GRAVE)
    _hear(screen)
    screen.app.idle.look()
    screen.clock.advance(125)
    screen.app.idle.look()
    screen.paint()
    assert _overlay(screen) == "idle"
    screen.touch("I am still here")
    assert _overlay(screen) == "alert"
    _put_away(screen)
    assert (_overlay(screen), screen.route) == ("", "home")


def test_a_warning_that_ends_stays_until_it_is_put_away(screen: Screen, feed: Feed) -> None:
    screen.touch("language-en")
    _comes(screen, feed, GRAVE)
    _comes(screen, feed)
    assert _overlay(screen) == "alert"
    assert "This warning is over." in screen.shown()


# --- the band ------------------------------------------------------------------------------------


def test_the_start_screen_has_the_band_and_the_page_comes_with_the_language(
    screen: Screen, feed: Feed
) -> None:
    """Nobody reads a warning in a language that they did not choose."""
    spanish = info(language="es", severity="Severe", headline="Hay inundación", expires=LATER)
    _comes(screen, feed, document("Severe", "Flood now", spanish))
    assert (_overlay(screen), screen.route) == ("", "start")
    assert screen.hands.find("warning-text").property("text") == "Flood now"
    assert screen.said() == []

    screen.touch("language-es")
    assert _overlay(screen) == "alert"
    assert "Hay inundación" in screen.shown()
    _hear(screen)
    assert ("Hay inundación", "es") in [(line.text, line.language) for line in screen.script.lines]


def test_the_band_moves_nothing_at_the_foot(screen: Screen, feed: Feed) -> None:
    screen.open("short")
    screen.touch("tree")
    names = ("back", "help", "next")
    before = [screen.hands.rect(screen.hands.find(name)) for name in names]
    _comes(screen, feed, MILD)
    assert screen.hands.sees("warning-read")
    assert [screen.hands.rect(screen.hands.find(name)) for name in names] == before
    assert screen.hands.find("tree").property("checked")


def test_the_band_is_read_put_away_and_kept_in_the_list(screen: Screen, feed: Feed) -> None:
    screen.touch("language-en")
    _comes(screen, feed, MILD)
    screen.hands.touch("warning-read")
    screen.paint()
    assert screen.route == "alert"
    facts = screen.hands.find("facts").property("text")
    assert "Weather Office" in facts
    assert "checked just now" in facts

    screen.touch("next")
    assert screen.route == "home"
    assert not screen.hands.sees("warning-read")
    screen.touch("alerts")
    assert "Rain later" in screen.shown()


def test_large_text_on_a_low_panel_leaves_the_page_its_room(screen: Screen, feed: Feed) -> None:
    """The band is one target high, and what it does not show is in the button's name."""
    screen.app.window.resize(1920, 1080)
    screen.touch("language-en")
    screen.app.models.preferences.set("text_size", 150)
    _comes(screen, feed, MILD)

    button = screen.hands.find("warning-read")
    density = screen.app.core.settings.panel.density
    assert not screen.hands.sees("warning-text")
    assert "Rain later" in button.property("speech")
    assert button.parentItem().height() <= 15 * density + 1


@pytest.mark.parametrize(("width", "height", "density"), [(1920, 1080, 5.56), (1024, 768, 3.36)])
def test_a_lying_panel_warns_in_the_top_band(
    screen: Screen, feed: Feed, width: int, height: int, density: float
) -> None:
    """The page keeps all its room."""
    screen.touch("language-en")
    screen.app.window.setProperty("pxPerMm", density)
    screen.app.window.resize(width, height)
    screen.paint()
    before = screen.hands.rect(screen.hands.find("search"))
    _comes(screen, feed, MILD)
    button = screen.hands.find("warning-read")

    assert screen.hands.rect(button).bottom() < screen.hands.rect(screen.hands.find("search")).top()
    assert screen.hands.rect(screen.hands.find("search")) == before
    assert "Rain later" in button.property("speech")


def test_warnings_can_be_read_from_below_too(screen: Screen, feed: Feed) -> None:
    """E08: nobody needs the band, high on a standing panel, to come to the warnings."""
    screen.touch("language-en")
    _comes(screen, feed, MILD)
    screen.touch("alerts")
    assert screen.route == "alerts"

    screen.app.desk.navigator.go(Route("question"))
    screen.paint()
    screen.touch("help", "warnings")
    assert "Rain later" in screen.shown()


def test_a_feed_that_nobody_could_read_is_not_called_quiet(screen: Screen, feed: Feed) -> None:
    screen.touch("language-en")
    _comes(screen, feed)
    screen.app.desk.navigator.go(Route("alerts"))
    screen.paint()
    assert any("No warning for this place right now" in text for text in screen.shown())
    _comes(screen, feed, wait=0)
    screen.clock.advance(6 * 3600)
    screen.app.models.offers.alerts.look()
    screen.paint()
    assert any("We got no news from" in text for text in screen.shown())
    assert "We cannot tell if there are warnings right now." in screen.shown()


# --- the voice -----------------------------------------------------------------------------------


def test_a_warning_is_said_once_in_a_session_and_again_in_the_next(
    screen: Screen, feed: Feed
) -> None:
    screen.touch("language-en")
    _comes(screen, feed, GRAVE)
    said = _hear(screen)
    assert said[:3] == ["Serious warning", "Flood now", "Go to the upper floor."]

    _put_away(screen)
    _comes(screen, feed, GRAVE)
    screen.app.app_model.chooseLanguage("fr")
    screen.app.app_model.chooseLanguage("en")
    _comes(screen, feed, GRAVE)
    assert _hear(screen).count("Flood now") == 1

    screen.app.app_model.end("finished")
    screen.paint()
    assert _overlay(screen) == ""
    screen.touch("language-en")
    assert _overlay(screen) == "alert"
    assert _hear(screen).count("Flood now") == 2


def test_a_warning_in_another_language_says_so_before_its_own_words(
    screen: Screen, feed: Feed
) -> None:
    """A12, Q14: our words in the resident's language, the sender's in theirs."""
    screen.touch("language-es")
    _comes(screen, feed, GRAVE)
    texts = screen.app.desk.texts
    so = texts.say(msg("This text is in {language}.", language="inglés"))
    shown = screen.shown()
    assert shown.index(so) < shown.index("Flood now")

    _hear(screen)
    said = [(line.text, line.language) for line in screen.script.lines if line.source == "alert"]
    assert said[:4] == [
        (texts.ui("Serious warning"), "es"),
        (without_controls(so), "es"),
        ("Flood now", "en"),
        ("Go to the upper floor.", "en"),
    ]

    screen.app.app_model.chooseLanguage("en")
    screen.paint()
    assert not any("This text is in" in text for text in screen.shown())
