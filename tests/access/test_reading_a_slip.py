"""A slip of settings is read by a reader of codes that types, wherever one is (candidate 15)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.session.preferences import DEFAULTS, Preferences
from kiosk.session.settings_code import SIGN, Settings, write_code
from tests.access.conftest import Kiosk

MINE = DEFAULTS.with_("text_size", 150).with_("theme", "dark").with_("touch", "read")


def scan(kiosk: Kiosk, text: str, *, seconds: float = 0.01) -> None:
    """Type as a reader does: letter by letter, then Enter."""
    for letter in text:
        QTest.keyClick(kiosk.app.window, letter)
        kiosk.clock.advance(seconds)
    QTest.keyClick(kiosk.app.window, Qt.Key.Key_Return)
    kiosk.hands.settle()


def preferences(kiosk: Kiosk) -> Preferences:
    return kiosk.app.desk.session.preferences


def test_one_scan_on_the_start_screen_brings_settings_and_language(kiosk: Kiosk) -> None:
    scan(kiosk, SIGN + write_code(Settings(MINE, "es")))
    assert preferences(kiosk) == MINE
    assert (kiosk.route, kiosk.app.desk.language.tag) == ("home", "es")
    assert kiosk.app.access.speech.phase == "off"  # its Enter is not the round key
    kiosk.app.app_model.end("finished")
    assert preferences(kiosk) == DEFAULTS


def test_a_scan_changes_nothing_else_on_a_page(kiosk: Kiosk) -> None:
    for name in ("language-en", "problems", "street-light"):
        kiosk.hands.touch(kiosk.hands.reach(name))
        kiosk.hands.come_to_rest()
    scan(kiosk, SIGN + write_code(Settings(MINE, "en")))
    assert preferences(kiosk) == MINE
    assert kiosk.route == "service"


def test_in_speech_mode_it_is_told(kiosk: Kiosk) -> None:
    kiosk.blind("en").begin("en")
    kiosk.hear()
    scan(kiosk, SIGN + write_code(Settings(MINE.with_("voice", True), "en")))
    assert kiosk.hear() == ["You have your settings again."]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (write_code(Settings(MINE, "es")), 0.01),  # without the sign: it may be a reference
        (SIGN + write_code(Settings(MINE, "es")), 0.3),  # a hand, not a reader
    ],
)
def test_other_typing_is_no_slip(kiosk: Kiosk, text: str, seconds: float) -> None:
    kiosk.hands.touch("language-en")
    scan(kiosk, text, seconds=seconds)
    assert preferences(kiosk) == DEFAULTS


UNREADABLE = f"{SIGN}222-7K9-GF4"


def test_a_slip_that_cannot_be_read_is_told_and_changes_nothing(kiosk: Kiosk) -> None:
    kiosk.hands.touch("language-en")
    scan(kiosk, UNREADABLE)
    assert kiosk.hear()[0].startswith("We do not know this code.")
    assert preferences(kiosk) == DEFAULTS
    kiosk.app.app_model.back()
    assert kiosk.route == "home"


@pytest.mark.parametrize("way", [(), ("language-es", "problems", "street-light")])
def test_who_cannot_hear_reads_it_where_the_code_can_be_typed(
    kiosk: Kiosk, way: tuple[str, ...]
) -> None:
    """B14, A17: sound is never the only cue; on the start screen it is the city's own language."""
    for name in way:
        kiosk.hands.touch(kiosk.hands.reach(name))
        kiosk.hands.come_to_rest()
    before = kiosk.route
    scan(kiosk, UNREADABLE)
    assert kiosk.route == "options"
    assert kiosk.hands.field("settings-code").property("problem") == kiosk.app.models.paper.problem
    assert kiosk.app.models.paper.problem
    kiosk.app.app_model.back()
    assert kiosk.route == (before if way else "home")


def test_in_speech_mode_a_slip_that_cannot_be_read_is_told_first(kiosk: Kiosk) -> None:
    kiosk.blind("en").begin("en")
    kiosk.hear()
    scan(kiosk, UNREADABLE)
    said = kiosk.hear()
    assert said[0].startswith("We do not know this code.")
    assert "How this kiosk works for you" in " ".join(said)


def test_what_lies_over_the_page_stays_when_a_slip_cannot_be_read(kiosk: Kiosk) -> None:
    kiosk.hands.touch("language-en")
    kiosk.app.app_model.show_overlay("paper")
    scan(kiosk, UNREADABLE)
    assert (kiosk.route, kiosk.app.app_model.overlay) == ("home", "paper")
