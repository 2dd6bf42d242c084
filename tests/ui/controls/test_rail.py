"""Lying panels: pages are turned in the rail, and no tool moves for it (D16, E02, E10)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF

from tests.ui.controls.conftest import Page

LYING = ("1920x1080", "1024x768")
TOOLS = ("text-size", "contrast", "read-aloud", "finish")
TURNS = ("page-back", "page-more")


def _rects(page: Page, names: tuple[str, ...]) -> list[QRectF]:
    return [page.rect(page.hands.find(name)) for name in names]


@pytest.mark.parametrize("size", LYING)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_pages_are_turned_in_the_rail(tag: str, size: str, open_page: Callable[..., Page]) -> None:
    page = open_page("Question", tag, size=size, text_size=200)
    tool = page.rect(page.hands.find("finish"))

    for turn in _rects(page, TURNS):
        assert abs(turn.left() - tool.left()) < 2
        assert turn.top() >= tool.bottom() + 3.2 * page.px_per_mm
        assert turn.bottom() <= page.view.height()
        assert turn.height() >= 20 * page.px_per_mm - 1


@pytest.mark.parametrize("size", LYING)
def test_no_tool_moves_when_there_are_more_pages(size: str, open_page: Callable[..., Page]) -> None:
    one = open_page("Question", size=size)
    several = open_page("Question", size=size)
    frame = next(i for i in several.items() if i.property("lowered") is not None)
    area = next(i for i in several.items() if i.property("roomHeight") is not None)
    frame.setProperty("lead", "One line more. " * 60)
    several.settle()

    assert not one.hands.sees("page-more") or area.property("pages") > 2
    assert several.hands.sees("page-more")
    assert _rects(several, TOOLS) == _rects(one, TOOLS)


def test_what_turns_stays_in_place_from_page_to_page(open_page: Callable[..., Page]) -> None:
    page = open_page("Question", size="1920x1080", text_size=200)
    before = _rects(page, TURNS)

    page.hands.touch("page-more")
    page.settle()

    assert _rects(page, TURNS) == before
