"""Contrast of the four themes, computed from their tokens (D04, D05, D06)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor

from tests.ui.controls.conftest import Page

GROUNDS = {
    "ink": ("paper", "card", "actionWash", "sunWash", "clayWash", "leafWash"),
    "soft": ("paper", "card", "actionWash"),
    "action": ("paper", "card", "actionWash"),
    "clay": ("paper", "card", "clayWash"),
    "leaf": ("paper", "card", "leafWash"),
    "actionInk": ("action", "actionDeep", "clay"),
}
EDGES = {
    "fieldEdge": ("paper", "card"),
    "action": ("paper", "card", "actionWash"),
    "soft": ("card",),
    "clay": ("paper", "card"),
    "focusOuter": ("paper", "card"),
}
THEMES = ("light", "dark", "yellow-on-black", "black-on-white")
HIGH_CONTRAST = ("yellow-on-black", "black-on-white")


def luminance(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21.0)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_can_be_read_in(theme: str, open_page: Callable[..., Page]) -> None:
    tokens = open_page("Question", theme=theme).theme
    floor = 15.0 if theme in HIGH_CONTRAST else 7.0

    for text, grounds in GROUNDS.items():
        for ground in grounds:
            measured = contrast(tokens.property(text), tokens.property(ground))
            assert measured >= floor, f"{text} on {ground}: {measured:.2f}"
    body = contrast(tokens.property("ink"), tokens.property("paper"))
    assert body >= max(10.0, floor)


@pytest.mark.parametrize("theme", THEMES)
def test_every_edge_can_be_found_in(theme: str, open_page: Callable[..., Page]) -> None:
    tokens = open_page("Question", theme=theme).theme

    for edge, grounds in EDGES.items():
        for ground in grounds:
            measured = contrast(tokens.property(edge), tokens.property(ground))
            assert measured >= 3.0, f"{edge} on {ground}: {measured:.2f}"
    ring = contrast(tokens.property("focusInner"), tokens.property("focusOuter"))
    assert ring >= 3.0
