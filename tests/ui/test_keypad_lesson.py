"""The keypad is taught on the screen, by the codes that the screen itself hears (C18)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk.devices.keypad import KEYS, NEEDED, Keymap, read_keymap, write_keymap
from kiosk.settings import Panel
from ui.hands import Hands
from ui.keypad_lesson import Lesson

F21_ON_X11 = Qt.Key.Key_TouchpadToggle.value


@pytest.fixture
def lesson(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Lesson]:
    made = Lesson(tmp_path, "en", Panel(width_px=1080, height_px=1920))
    made.window.show()
    yield made
    made.close()


def strike(lesson: Lesson, code: int, key: int = 0, *, repeat: bool = False) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, key, none, code, 0, 0, "", repeat, 1)
        QCoreApplication.sendEvent(lesson.window, event)
    Hands(lesson.window).settle()


def test_each_key_is_asked_for_and_kept_at_the_end(lesson: Lesson, tmp_path: Path) -> None:
    hands = Hands(lesson.window)
    hands.come_to_rest()
    assert hands.sees("Back: one page back.")
    for n in range(len(KEYS)):
        strike(lesson, 191 + n, F21_ON_X11)  # whatever the system takes it for
    assert read_keymap(tmp_path) == Keymap()  # nothing is kept before it is done
    hands.touch("Done")
    kept = read_keymap(tmp_path)
    assert [kept.key_of(191 + n) for n in range(len(KEYS))] == list(KEYS)


def test_a_key_that_is_held_teaches_one_key(lesson: Lesson) -> None:
    strike(lesson, 191)
    for _ in range(5):
        strike(lesson, 191, repeat=True)
    assert lesson.model.step == 2


def test_a_key_that_is_not_there_is_left_as_it_was_and_told(lesson: Lesson, tmp_path: Path) -> None:
    hands = Hands(lesson.window)
    strike(lesson, 191)
    for _ in KEYS[1:]:
        hands.come_to_rest()
        hands.touch("Next")
    assert lesson.model.isDone
    assert lesson.model.lead.startswith("Not yet: ")
    assert "Up: the thing before." in lesson.model.lead
    assert lesson.model.keymap.missing == NEEDED[1:]


def test_back_asks_again_and_leaving_keeps_nothing(lesson: Lesson, tmp_path: Path) -> None:
    write_keymap(tmp_path, Keymap({7: "up"}))
    strike(lesson, 191)
    Hands(lesson.window).come_to_rest()
    Hands(lesson.window).touch("Back")
    assert lesson.model.step == 1
    strike(lesson, 195)
    assert dict(lesson.model.keymap.codes) == {195: "back"}
    lesson.window.close()
    assert dict(read_keymap(tmp_path).codes) == {7: "up"}
