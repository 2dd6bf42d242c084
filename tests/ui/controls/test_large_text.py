"""At 200 % nothing is cut, in six languages on three panels (D03, H11)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtQuick import QQuickItem

from tests.ui.controls.conftest import Page
from ui.gallery import PAGES, SIZES
from ui.gallery_texts import WORDED


def _holder(page: Page, item: QQuickItem) -> QQuickItem | None:
    """The control a text belongs to."""
    controls = page.pressables()
    above = item.parentItem()
    while above is not None and above not in controls:
        above = above.parentItem()
    return above


def _longest_word(item: QQuickItem) -> float:
    metrics = QFontMetricsF(item.property("font"))
    words = re.split(r"\s+", item.property("text"))
    return max(metrics.horizontalAdvance(word) for word in words)


def _faults(page: Page, tag: str) -> list[str]:
    found = []
    for item in page.texts():
        text = item.property("text")
        if not item.inherits("QQuickText") or not text or item.width() == 0:
            continue
        where = f"{page.shot.page}: {text}"
        if item.property("truncated") or item.property("contentWidth") > item.width() + 1:
            found.append(f"cut: {where}")
        shrinks = page.value(item, "fontSizeMode") != 0
        if tag != "zh-Hans" and not shrinks and _longest_word(item) > item.width() + 1:
            found.append(f"broken inside a word: {where}")
        control = _holder(page, item)
        if control is not None:
            room = page.rect(control).adjusted(-1, -1, 1, 1)
            if not room.contains(_ink(page, item)):
                found.append(f"leaves its control: {where}")
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("tag", WORDED)
def test_no_text_is_cut_at_200_percent(tag: str, size: str, open_page: Callable[..., Page]) -> None:
    pages = [open_page(name, tag, size=size, text_size=200) for name in PAGES]

    assert not [fault for page in pages for fault in _faults(page, tag)]


def _ink(page: Page, item: QQuickItem) -> QRectF:
    lines = item.property("lineCount")
    height = lines * page.value(item, "lineHeight")
    return item.mapRectToScene(QRectF(0, 0, item.width(), min(height, item.height())))


@pytest.mark.parametrize("tag", WORDED)
def test_rows_grow_with_their_words(tag: str, open_page: Callable[..., Page]) -> None:
    small = open_page("Question", tag)
    large = open_page("Question", tag, text_size=200)

    assert large.hands.find("option3").height() > small.hands.find("option3").height() * 1.3
