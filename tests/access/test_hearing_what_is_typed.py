"""Each letter is heard as it is typed, and nothing private on the loudspeaker (A14, B03, B04)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication

from tests.access.conftest import Kiosk
from ui.input.spots import name_of
from ui.navigator import Route
from ui.page_reader import items_in_order


@pytest.fixture
def listening(kiosk: Kiosk) -> Kiosk:
    """The voice is on, and it is silent."""
    kiosk.hands.touch("language-en")
    kiosk.app.models.preferences.set("voice", True)
    return kiosk


def ask(kiosk: Kiosk, service: str = "") -> None:
    """Put the keys into a field: for a reference, or for the second answer of a service."""
    if service:
        kiosk.app.models.journey.begin(kiosk.app.core.pack.service(service))
        kiosk.app.models.journey.choose("me")
        kiosk.app.models.journey.next()
    else:
        kiosk.app.desk.navigator.go(Route("request"))
    kiosk.hands.come_to_rest()
    kiosk.hands.field("entry" if service else "reference-entry").forceActiveFocus()
    kiosk.hands.come_to_rest()
    kiosk.hear()


def typed(kiosk: Kiosk, *strokes: str | Qt.Key) -> list[str]:
    for stroke in strokes:
        if isinstance(stroke, str):
            kiosk.hands.type(stroke)
        else:
            kiosk.hands.key(stroke)
        kiosk.pass_time()
    return kiosk.hear()


def test_letters_are_heard_as_they_come_and_go(listening: Kiosk) -> None:
    ask(listening)
    said = typed(listening, "a", " ", "B", Qt.Key.Key_Backspace)
    assert said == ["a", "Space", "B", "Deleted: B"]
    assert not any(line.private for line in listening.script.lines)


def test_a_private_answer_is_a_number_of_stars_on_the_loudspeaker(listening: Kiosk) -> None:
    ask(listening, "library-card")
    said = typed(listening, "A", "m", Qt.Key.Key_Backspace)
    told = ["Star, 1 character.", "Star, 2 characters.", "Star, 1 character."]
    assert said == told


def test_in_headphones_it_is_heard(listening: Kiosk) -> None:
    listening.jack.plug()
    listening.hands.settle()
    ask(listening, "library-card")
    assert typed(listening, "A", "m") == ["A", "m"]
    assert all(line.private for line in listening.script.lines[-2:])


def test_a_silent_kiosk_says_no_letters(listening: Kiosk) -> None:
    listening.app.models.preferences.set("voice", False)
    ask(listening)
    assert typed(listening, "a") == []


def test_nothing_that_was_typed_is_known_after_the_end(listening: Kiosk) -> None:
    ask(listening)
    typed(listening, "q")
    listening.app.app_model.end("finished")
    assert listening.app.access.echo._text == ""


def test_help_tells_how_to_write(listening: Kiosk) -> None:
    listening.app.access.speech._phase = "page"
    ask(listening)
    listening.strike("help")
    said = listening.hear()
    assert "Write here" in said[0]
    assert said[1] == "Type with a keyboard, or press the round key to choose letters."


def test_letters_that_are_chosen_are_heard_too_even_after_a_warning(listening: Kiosk) -> None:
    ask(listening)
    listening.app.access.speech.spell()
    listening.hands.settle()
    for _ in range(2):
        listening.hear()
        listening.hands.come_to_rest()
        listening.hands.touch("group-0")
        listening.hands.come_to_rest()
        listening.hear()
        listening.hands.touch("letter-1")
        assert listening.hear()[0] == "3"
        listening.clock.advance(301)
        listening.app.idle.look()
        assert listening.app.app_model.overlay == "idle"
        listening.app.idle.stillHere()
        listening.hands.settle()


def test_keys_on_screen_are_heard_first_and_typed_second(listening: Kiosk) -> None:
    """C02, model lines 13 and 14."""
    listening.app.models.preferences.set("touch", "explore")
    ask(listening)
    field = listening.hands.field("reference-entry")
    assert QGuiApplication.inputMethod().isVisible()
    keyboard = listening.hands.find("stoaKeyboard")
    key = next(k for k in items_in_order(keyboard) if name_of(k).lower() == "g")
    middle = key.mapToScene(QPointF(key.width() / 2, key.height() / 2))
    listening.hands.touch_at(middle)
    assert [text.lower() for text in listening.hear()] == ["g"]
    assert field.property("text") == ""
    for _ in range(2):
        listening.clock.advance(1)
        listening.hands.touch_at(middle)
    assert field.property("text").lower() == "gg"
    assert [text.lower() for text in listening.hear()][-1] == "g"
