"""Targets are large enough and far enough apart on every panel (E02, E03)."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.ui.controls.conftest import Page, is_field
from ui.gallery import PAGES, SIZES
from ui.kinds import kind_of

FLOOR = 15.0
GAP = 3.2


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_every_target_is_fifteen_millimetres_and_stands_apart(
    page: str, size: str, open_page: Callable[..., Page]
) -> None:
    shown = open_page(page, size=size)
    found = [item for item in shown.pressables() if shown.hands.shows(item)]

    assert found
    for item in found:
        short = min(item.width(), item.height()) / shown.px_per_mm
        assert short >= FLOOR - 0.05, f"{shown.spoken(item)}: {short:.1f} mm"
    rows = [item for item in found if kind_of(item) != "AnswerRow"]
    for one, other in itertools.combinations(rows, 2):
        if is_field(one) and is_field(other) and one.parentItem() is other:
            continue
        first, second = shown.rect(one), shown.rect(other)
        across = max(first.left() - second.right(), second.left() - first.right())
        down = max(first.top() - second.bottom(), second.top() - first.bottom())
        gap = max(across, down) / shown.px_per_mm
        names = f"{shown.spoken(one)} and {shown.spoken(other)}"
        assert gap >= GAP - 0.3, f"{names}: {gap:.2f} mm"


@pytest.mark.parametrize(("size", "steps"), [("1080x1920", (44, 68)), ("1920x1080", (60, 75))])
def test_text_has_the_steps_of_the_panel(
    size: str, steps: tuple[int, int], open_page: Callable[..., Page]
) -> None:
    theme = open_page("Question", size=size).theme

    assert steps == (theme.property("body"), theme.property("h1"))


@pytest.mark.parametrize("text_size", [100, 125, 150, 200])
@pytest.mark.parametrize("size", SIZES)
def test_no_step_falls_below_the_letter_height_of_the_law(
    size: str, text_size: int, open_page: Callable[..., Page]
) -> None:
    """D01: a capital I of at least 4.8 mm; D02: 7.3 mm for all text in the larger sizes."""
    page = open_page("Question", size=size, text_size=text_size)
    floor = 7.3 if text_size == 200 else 4.8

    for step in ("body", "small", "lead", "tile", "h2", "h1", "band", "bar", "foot", "reference"):
        capital = page.theme.property(step) * 0.714 / page.px_per_mm
        assert capital >= floor, f"{step}: {capital:.1f} mm"
