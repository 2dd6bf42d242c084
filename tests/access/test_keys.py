"""Keys as they arrive: scan codes nobody knows, repeats, arrows that point the way (C06, C18)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.access.conftest import CODES, Kiosk

TRAPS = [0, Qt.Key.Key_MicMute.value, Qt.Key.Key_TouchpadToggle.value, Qt.Key.Key_Launch5.value]


def send(kiosk: Kiosk, key: int, code: int = 0, *, repeat: bool = False) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, key, none, code, 0, 0, "", repeat, 1)
        QCoreApplication.sendEvent(kiosk.app.window, event)
    kiosk.clock.advance(0.5)
    kiosk.hands.settle()


@pytest.fixture
def at_home(kiosk: Kiosk) -> Kiosk:
    kiosk.blind("en").begin("en")
    kiosk.hear()
    return kiosk


@pytest.mark.parametrize("taken_for", TRAPS)
def test_a_learned_key_is_itself_whatever_the_system_takes_it_for(
    at_home: Kiosk, taken_for: int
) -> None:
    """C18: F20 mutes the microphone on X11, F21 to F23 have no name in Qt at all."""
    send(at_home, taken_for, CODES["down"])
    assert at_home.hear()[0].startswith("Search.")


def test_a_key_that_is_held_moves_once(at_home: Kiosk) -> None:
    """C06."""
    send(at_home, 0, CODES["down"])
    at_home.hear()
    for _ in range(5):
        send(at_home, 0, CODES["down"], repeat=True)
    assert at_home.hear() == []


def test_any_keyboard_does_what_the_keypad_does(at_home: Kiosk) -> None:
    """C15, model line 1."""
    send(at_home, Qt.Key.Key_Down)
    send(at_home, Qt.Key.Key_Down)
    assert at_home.hear()[-1].startswith("Report a problem.")
    send(at_home, Qt.Key.Key_Return)
    assert at_home.route == "category"
    at_home.hear()
    send(at_home, Qt.Key.Key_Left)
    assert at_home.route == "home"


def test_arrows_point_the_way_that_is_read(kiosk: Kiosk) -> None:
    """H06: in Arabic the way on is to the left."""
    bot = kiosk.blind("ar")
    bot.begin("ar")
    bot.hear_page()
    for wanted in kiosk.errand("street-light", "ar").way:
        bot.choose(wanted)
    send(kiosk, Qt.Key.Key_Left)
    assert kiosk.route == "question"
    kiosk.hear()
    send(kiosk, Qt.Key.Key_Right)
    assert kiosk.route == "service"


def test_arrows_stay_with_the_field_while_somebody_writes(at_home: Kiosk) -> None:
    send(at_home, Qt.Key.Key_Down)
    at_home.hands.type("lamp")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        send(at_home, key)
    assert at_home.route == "home"
    assert at_home.app.models.home.property("query") == "lamp"


def test_without_speech_a_learned_key_does_what_its_keyboard_twin_does(kiosk: Kiosk) -> None:
    kiosk.hands.touch("language-en")
    for key in ("down", "down"):
        kiosk.strike(key)
    assert kiosk.script.lines == []
    kiosk.strike("help")
    assert kiosk.route == "help"
    kiosk.strike("back")
    assert kiosk.route == "home"
