"""How a control is pressed: on release inside, with keys, once (C06, C10, D09)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from tests.ui.controls.conftest import Page


class Clicks:
    """Counts what a control did."""

    def __init__(self) -> None:
        self._done = 0

    def add(self) -> None:
        self._done += 1

    def count(self) -> int:
        return self._done


@pytest.fixture
def option(open_page: Callable[..., Page]):
    page = open_page("Question")
    item = page.hands.find("option0")
    clicks = Clicks()
    QObject.connect(item, SIGNAL("clicked()"), clicks.add)
    return page, item, clicks


def test_a_touch_acts_on_release_not_on_press(option) -> None:
    page, item, clicks = option
    spot = page.middle(item).toPoint()

    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=spot)

    assert (clicks.count(), item.property("pressed")) == (0, True)

    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=spot)

    assert (clicks.count(), item.property("pressed")) == (1, False)


def test_sliding_off_before_lifting_cancels(option) -> None:
    page, item, clicks = option
    spot = page.middle(item).toPoint()

    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(page.view, spot + QPoint(0, 400))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=spot + QPoint(0, 400))

    assert clicks.count() == 0


def test_a_slow_finger_still_chooses(option) -> None:
    """Longer than any platform's long press."""
    page, item, clicks = option
    spot = page.middle(item).toPoint()

    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=spot, delay=1200)

    assert clicks.count() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_presses_once_however_long_it_is_held(option, key: Qt.Key) -> None:
    page, item, clicks = option
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyPress(page.view, key)
    for _ in range(5):
        repeat = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True, 1)
        QGuiApplication.sendEvent(page.view, repeat)
    QTest.keyRelease(page.view, key)

    assert clicks.count() == 1


def test_a_disabled_control_does_nothing(option) -> None:
    page, item, clicks = option
    item.setProperty("enabled", False)

    page.hands.touch(item)

    assert clicks.count() == 0


def test_the_ring_shows_for_keys_and_never_for_a_finger(option) -> None:
    page, item, _ = option

    page.hands.touch(item)

    assert (item.hasActiveFocus(), item.property("visualFocus")) == (True, False)

    page.hands.key(Qt.Key.Key_Tab)

    second = page.hands.find("option1")
    assert (second.hasActiveFocus(), second.property("visualFocus")) == (True, True)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_down_and_up_follow_the_order_of_reading(tag: str, open_page) -> None:
    page = open_page("Question", tag)
    page.hands.find("option0").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    order = []
    for _ in range(4):
        order.append(page.view.activeFocusItem().objectName())
        page.hands.key(Qt.Key.Key_Down)

    assert order == ["option0", "option1", "option2", "option3"]

    page.hands.key(Qt.Key.Key_Up)

    assert page.view.activeFocusItem().objectName() == "option3"


def test_choosing_does_not_change_the_answer_by_itself(option) -> None:
    """The session holds the answer; a row only shows it (G11)."""
    page, item, clicks = option

    page.hands.touch(item)

    assert (clicks.count(), item.property("checked")) == (1, False)


def test_the_whole_page_mirrors_in_arabic(open_page) -> None:
    left, right = open_page("Question", "en"), open_page("Question", "ar")
    back = next(left.rect(item) for item in left.pressables() if left.spoken(item) == "Back")
    arabic = next(right.rect(item) for item in right.pressables() if right.spoken(item) == "رجوع")

    assert arabic.left() == pytest.approx(left.view.width() - back.right(), abs=1)
    assert arabic.width() == pytest.approx(back.width(), abs=1)
