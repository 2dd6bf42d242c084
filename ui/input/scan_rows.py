"""The rows of a page, for one switch: first a row is scanned for, then what is in it (C14)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

BACK = "back"
BANDS = (
    {"text-size", "contrast", "read-aloud", "lower", "finish"},
    {"help", "next"},
)
"""Bands of the frame are one row each, however they lie (ToolBand, FootBand)."""
Row = tuple[QQuickItem, ...]


def rows_of(items: Iterable[QQuickItem]) -> list[Row]:
    """Part what can be chosen, in the order of reading, into rows; Back, which undoes, is first.

    What stands side by side is a row, and a band of the frame is one.
    """
    rows: list[Row] = []
    back: list[Row] = []
    for item in items:
        if item.objectName() == BACK:
            back.append((item,))
        elif rows and _are_beside(rows[-1][-1], item):
            rows[-1] = (*rows[-1], item)
        else:
            rows.append((item,))
    return [*back, *rows]


def place_of(row: Row) -> QRectF:
    """Return what a row covers, in pixels of the window."""
    covered = QRectF()
    for item in row:
        covered = covered.united(_rect(item))
    return covered


def _are_beside(before: QQuickItem, item: QQuickItem) -> bool:
    bands = [_band(before), _band(item)]
    if any(band is not None for band in bands):
        return bands[0] is bands[1]
    first, second = _rect(before), _rect(item)
    common = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    return common > min(first.height(), second.height()) / 2


def _band(item: QQuickItem) -> set[str] | None:
    return next((band for band in BANDS if item.objectName() in band), None)


def _rect(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
