"""Another language at any moment: the page, the answers and the place on it stay (H01)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from kiosk.language.languages import LANGUAGES
from tests.ui.conftest import Screen
from tests.ui.small_city import LANGUAGES as OFFERED


def test_switching_keeps_the_page_and_what_was_entered(screen: Screen) -> None:
    screen.open("everything")
    screen.write("entry", "نور Amal")
    screen.touch("language", "language-ar")

    assert (screen.route, screen.question) == ("question", "text")
    assert screen.hands.find("entry").property("text") == "نور Amal"
    assert screen.app.app_model.property("languageName") == "العربية"

    screen.touch("next")

    assert screen.question == "long-text"


def test_an_answer_chosen_in_one_language_is_chosen_in_the_next(screen: Screen) -> None:
    screen.open("short")
    screen.touch("tree", "language", "language-vi")

    assert screen.hands.find("tree").property("checked")


def test_arabic_mirrors_the_screen(screen: Screen) -> None:
    """H06: Back stands at the right, Next at the left, the language at the left."""
    screen.open("short")
    before = {name: _middle(screen, name) for name in ("back", "next", "language")}
    screen.touch("language", "language-ar")
    after = {name: _middle(screen, name) for name in before}

    assert before["back"] < before["next"] < 1080
    for name, x in before.items():
        assert after[name] == pytest.approx(1080 - x, abs=120), name
    assert after["back"] > after["next"]


def test_labels_and_sentences_change_at_once(screen: Screen) -> None:
    screen.open("short")
    english = set(screen.shown())
    screen.app.app_model.chooseLanguage("es")
    screen.paint()

    assert "Next" in english
    assert "Next" not in screen.shown()
    assert any("Paso" in text for text in screen.shown())


def test_each_language_of_the_wall_stands_in_its_own_letters(screen: Screen) -> None:
    shown = screen.shown()

    for tag in OFFERED:
        assert LANGUAGES[tag].endonym in shown


def test_the_speaker_beside_a_language_says_its_name_in_its_own_voice(screen: Screen) -> None:
    """H03: hearing a language chooses nothing."""
    listen = [
        item for item in screen.hands.items() if screen.hands.spoken(item).endswith("· Español")
    ]
    screen.hands.touch(listen[-1])

    assert (screen.script.lines[-1].text, screen.script.lines[-1].language) == ("Español", "es")
    assert screen.route == "start"


def _middle(screen: Screen, name: str) -> float:
    item = screen.hands.find(name)
    return item.mapToScene(QPointF(item.width() / 2, 0)).x()
