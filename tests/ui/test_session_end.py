"""The end of a resident session: one function, after which nothing of it is left (F09, P18)."""

from __future__ import annotations

from collections import deque

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.session.preferences import DEFAULTS
from kiosk.voice.script import Script
from tests.ui.conftest import Screen

CANARY = "Zebrafinch-Karoline-7781"


def test_finishing_with_answers_asks_first(screen: Screen) -> None:
    screen.open("short")
    screen.touch("lamp", "next", "finish")

    assert screen.app.app_model.property("overlay") == "finish"

    screen.touch("Go on here")

    assert (screen.route, screen.app.app_model.property("overlay")) == ("question", "")

    screen.touch("finish", "Finish and clear")

    assert screen.route == "start"
    assert "Your information is erased." in screen.shown()


def test_finishing_with_nothing_to_lose_does_not_ask(screen: Screen) -> None:
    screen.touch("language-en", "next")

    assert screen.route == "start"


@pytest.mark.parametrize("way", ["finish", "idle", "staff"])
def test_nothing_of_the_session_is_left(screen: Screen, way: str) -> None:
    _live(screen)
    if way == "finish":
        screen.app.app_model.finish()
    else:
        screen.app.app_model.end(way)
    screen.paint()

    models = screen.app.models
    session = screen.app.desk.session
    assert screen.route == "start"
    assert session.journey is None
    assert session.language is None
    assert session.preferences == DEFAULTS
    assert not session.is_begun
    assert QGuiApplication.clipboard().text() == ""
    assert models.home.property("query") == ""
    assert models.request.property("entry") == ""
    assert models.journey.property("text") == ""
    assert (_theme(screen, "textSize"), _theme(screen, "themeName")) == (100, "light")
    assert not any(CANARY in text for text in screen.shown())
    assert not screen.app.core.voice.is_speaking


def test_no_object_below_the_screen_holds_what_was_written(screen: Screen) -> None:
    """A canary in a field is nowhere in the core, the session, the models or the voice (P18)."""
    _live(screen)
    roots = [screen.app.desk, screen.app.app_model, screen.app.models, screen.app.narrator]

    assert _holding(roots), "the search must see it while the session lasts"

    screen.app.app_model.finish()
    screen.paint()

    assert _holding(roots) == []


def test_a_resident_after_another_starts_in_the_citys_own_state(screen: Screen) -> None:
    _live(screen, "ar")
    screen.app.app_model.finish()
    screen.paint()

    assert screen.app.app_model.property("language") == "en"
    assert not screen.app.app_model.property("mirrored")

    screen.open("everything")

    assert screen.hands.find("entry").property("text") == ""


def _live(screen: Screen, language: str = "en") -> None:
    """Leave traces everywhere a resident can."""
    screen.touch(f"language-{language}")
    screen.write("search", CANARY)
    screen.app.models.home.search("")
    screen.touch("things", "everything", "next")
    screen.write("entry", CANARY)
    preferences = screen.app.models.preferences
    for name, value in {"text_size": 150, "theme": "dark", "voice": True, "volume": 8}.items():
        preferences.set(name, value)
    preferences.set("reach", True)
    QGuiApplication.clipboard().setText(CANARY)
    screen.touch("next")


def _theme(screen: Screen, name: str):
    return screen.app.models.preferences.property(
        {"textSize": "textSize", "themeName": "theme"}[name]
    )


def _holding(roots: list[object]) -> list[str]:
    """Return the ways that lead to the canary from these objects."""
    found, seen, ways = [], set(), [(repr(type(root)), root) for root in roots]
    while ways:
        way, thing = ways.pop()
        if isinstance(thing, str):
            if CANARY in thing:
                found.append(way)
            continue
        if id(thing) in seen or isinstance(thing, Script | int | float | bytes | type(None)):
            continue  # the script is the test's own record
        seen.add(id(thing))
        if isinstance(thing, dict):
            ways += [(f"{way}[{key!r}]", part) for key, part in thing.items()]
        elif isinstance(thing, list | tuple | set | frozenset | deque):
            ways += [(f"{way}[{n}]", part) for n, part in enumerate(thing)]
        elif hasattr(thing, "__dict__"):
            ways += [(f"{way}.{key}", part) for key, part in vars(thing).items()]
    return found
