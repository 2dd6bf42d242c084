"""Long content is turned in whole pages by large buttons (D16, C09)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from tests.ui.controls.conftest import Page
from ui.gallery import SIZES


def _area(page: Page) -> QQuickItem:
    return next(item for item in page.items() if item.property("roomHeight") is not None)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_option_stands_whole_on_one_page(
    tag: str, size: str, open_page: Callable[..., Page]
) -> None:
    page = open_page("Question", tag, size=size, text_size=200)
    area = _area(page)
    whole: set[str] = set()
    higher = {  # than a page: these are turned line by line
        item.objectName()
        for item in page.pressables()
        if item.height() > area.property("roomHeight")
    }
    for number in range(int(area.property("pages"))):
        area.setProperty("page", number)
        page.settle()
        for item in page.pressables():
            name, rect = item.objectName(), page.rect(item)
            clips = [rect.adjusted(1, 1, -1, -1)]
            above = item.parentItem()
            while above is not None:
                if above.clip():
                    clips.append(page.rect(above))
                above = above.parentItem()
            if name.startswith("option") and all(clip.contains(clips[0]) for clip in clips):
                whole.add(name)

    assert whole | higher == {f"option{number}" for number in range(5)}
    assert len(higher) <= (1 if size == "1920x1080" else 0)


def test_the_buttons_turn_and_stop_at_the_ends(open_page: Callable[..., Page]) -> None:
    page = open_page("Question", text_size=200)
    area = _area(page)
    last = int(area.property("pages")) - 1

    assert last > 0
    assert not page.hands.find("page-back").isEnabled()

    for _ in range(last):
        page.hands.touch("page-more")

    assert area.property("page") == last
    assert not page.hands.find("page-more").isEnabled()


def test_the_page_with_the_keys_is_turned_to(open_page: Callable[..., Page]) -> None:
    page = open_page("Question", text_size=200)

    page.hands.find("option4").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.settle()

    assert page.hands.shows(page.hands.find("option4"))


def test_short_content_has_no_buttons(open_page: Callable[..., Page]) -> None:
    page = open_page("Question")

    assert not page.hands.sees("page-more")


def test_reach_mode_brings_everything_into_the_lower_half(open_page: Callable[..., Page]) -> None:
    """E07, E08: on a portrait panel, nothing to touch stands in the upper half."""
    page = open_page("Question")
    frame = next(i for i in page.items() if i.property("lowered") is not None)
    frame.setProperty("lowered", True)
    page.settle()
    half = page.view.height() / 2
    found = [item for item in page.pressables() if page.hands.shows(item)]

    high = [page.spoken(item) for item in found if page.rect(item).top() < half - 20]
    assert high == ["English"]  # the way to another language keeps its place (E10)


def test_what_is_only_read_keeps_its_place_in_reach_mode(open_page: Callable[..., Page]) -> None:
    """E07: half a panel without a button would be many pages of two lines."""
    page = open_page("Question")
    frame = next(i for i in page.items() if i.property("lowered") is not None)
    paged = next(i for i in page.items() if i.property("roomHeight") is not None)
    frame.setProperty("lowered", True)
    page.settle()
    low = page.rect(paged).top()
    frame.setProperty("onlyRead", True)
    page.settle()

    assert low >= page.view.height() / 2 > page.rect(paged).top()
