"""The hands that walk the window: they find what is there, and give up on what is not."""

from __future__ import annotations

import pytest
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.hands import MOST_PAGES, Hands, NotOnScreen


class _Stuck(Hands):
    """At a screen whose pages can always be turned; the item comes after `wanted` touches."""

    def __init__(self, window: QQuickWindow, wanted: int) -> None:
        super().__init__(window)
        self.turns = QQuickItem(window.contentItem(), objectName="page-more")
        self.touched, self.wanted = 0, wanted

    def shows(self, item: QQuickItem) -> bool:
        return self.touched >= self.wanted

    def touch(self, wanted: object) -> None:
        assert wanted == "page-more"
        self.touched += 1


@pytest.fixture
def window(qapp) -> QQuickWindow:
    return QQuickWindow()


def test_pages_are_turned_until_an_item_is_shown(window: QQuickWindow) -> None:
    hands = _Stuck(window, wanted=7)
    hands.turn_to(window.contentItem())
    assert hands.touched == 7


def test_pages_that_come_to_no_end_are_told_and_not_turned_for_ever(window: QQuickWindow) -> None:
    hands = _Stuck(window, wanted=10**9)
    with pytest.raises(NotOnScreen, match="page-more"):
        hands.turn_to(window.contentItem())
    assert hands.touched == MOST_PAGES


def test_an_item_on_no_page_is_told(window: QQuickWindow) -> None:
    hands = _Stuck(window, wanted=10**9)
    hands.turns.setVisible(False)
    with pytest.raises(NotOnScreen, match="on no page"):
        hands.turn_to(window.contentItem())
