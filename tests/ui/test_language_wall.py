"""Seventeen languages on the wall: all there, none cut, and the one without a voice is marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from kiosk.settings import load_settings
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from tests.fakes import FakeClock
from tests.languages import KNOWN
from tests.ui.small_city import small_pack
from ui.app import App, build_app
from ui.gallery import SIZES
from ui.hands import Hands

VOICES = frozenset(filter(None, (language.voice for language in LANGUAGES.values())))

Open = Callable[..., App]


@pytest.fixture
def open_wall(qapp: QGuiApplication, tmp_path: Path, clock: FakeClock) -> Iterator[Open]:
    opened: list[App] = []

    def make(size: str, text_size: int = 100) -> App:
        width, height = map(int, size.split("x"))
        app = build_app(
            load_settings(tmp_path / size),
            clock,
            size=(width, height),
            pack=small_pack(KNOWN),
            voice_engine=SilentEngine(clock, voices=VOICES, instant=True),
        )
        app.window.show()
        app.models.preferences.set("text_size", text_size)
        opened.append(app)
        Hands(app.window).come_to_rest()
        return app

    yield make
    for app in opened:
        app.close()


def name_on(tile: QQuickItem) -> QQuickItem:
    """The text of a tile that shows its language."""
    below = [tile]
    while below:
        item = below.pop()
        if item.inherits("QQuickText") and item.property("text") == tile.property("endonym"):
            return item
        below += item.childItems()
    raise AssertionError(f"no text on {tile.objectName()}")


@pytest.mark.parametrize(
    ("size", "text_size"), [*((size, 100) for size in SIZES), ("1080x1920", 200)]
)
def test_every_language_is_reached_and_whole(open_wall: Open, size: str, text_size: int) -> None:
    """H01: in the order of the pack, each by its own name."""
    hands = Hands(open_wall(size, text_size).window)
    for tag in KNOWN:
        tile = hands.reach(f"language-{tag}")
        text = name_on(tile)
        assert tile.property("endonym") == LANGUAGES[tag].endonym
        assert hands.shows(tile), tag
        assert not text.property("truncated")
        assert text.property("contentWidth") <= text.width() + 0.5, tag


def test_on_a_tall_panel_all_of_them_stand_on_one_page(open_wall: Open) -> None:
    hands = Hands(open_wall("1080x1920").window)

    assert all(hands.shows(hands.find(f"language-{tag}")) for tag in KNOWN)


def test_a_language_without_a_voice_is_marked_and_not_offered_to_ears(
    open_wall: Open, clock: FakeClock
) -> None:
    """A13: reading and paper remain; the prompt of speech mode names only what can be heard."""
    app = open_wall("1080x1920")
    hands = Hands(app.window)

    somali, spanish = (hands.find(f"language-{tag}") for tag in ("so", "es"))
    assert (somali.property("isSilent"), somali.property("canListen")) == (True, False)
    assert (spanish.property("isSilent"), spanish.property("canListen")) == (False, True)

    script = Script(clock)
    app.core.voice.record(script)
    app.access.speech.start()
    hands.wait_for(lambda: len(script.lines) >= len(KNOWN) - 1)
    assert [line.language for line in script.lines[: len(KNOWN) - 1]] == [
        tag for tag in KNOWN if tag != "so"
    ]


def test_who_wants_to_hear_somali_is_told_that_reading_and_paper_remain(open_wall: Open) -> None:
    """A13: the page says so where the voice was asked for."""
    app = open_wall("1080x1920")
    hands = Hands(app.window)
    hands.touch("language-so")
    assert not hands.sees("no-voice")

    hands.touch("read-aloud")

    hands.wait_for(lambda: hands.sees("no-voice"))


def test_the_name_of_a_language_without_a_voice_is_said_by_the_voice_of_the_page(
    open_wall: Open, clock: FakeClock
) -> None:
    app = open_wall("1080x1920")
    hands, script = Hands(app.window), Script(clock)
    hands.touch("language-en")
    app.core.voice.record(script)
    app.models.preferences.set("voice", True)
    app.app_model.openLanguages()
    hands.come_to_rest()

    for tag in ("so", "es"):
        script.lines.clear()
        item = hands.reach(f"language-{tag}")
        app.narrator.speak_item(next(part for part in hands.items(item) if hands.spoken(part)))
        said = next(line for line in script.lines if LANGUAGES[tag].endonym in line.text)
        assert said.language == ("en" if tag == "so" else "es")
