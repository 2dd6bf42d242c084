"""What QML tells of all that shows, in one question instead of one for each item."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from PySide6.QtQml import QQmlEngine, QQmlExpression, qmlContext, qmlEngine
from PySide6.QtQuick import QQuickItem

Told = dict[str, Any]
"""Facts of one item: kind, name, box in pixels of the window, z, enabled, clip, below; where it is
so also tapped, key (of the on-screen keyboard), letters (what cannot be read as a property)."""


def look(root: QQuickItem) -> list[Told | None]:
    """Return the facts of an item's children, in order; None for those that do not show.

    The on-screen keyboard says only that it is there, unless it is the root.
    """
    context = qmlContext(root) or _engine_below(root).rootContext()
    told, _undefined = QQmlExpression(context, root, _question()).evaluate()
    found: list[Told | None] = json.loads(told)
    return found


def children(item: QQuickItem, below: Sequence[Told | None]) -> list[tuple[QQuickItem, Told]]:
    """Return the children of an item that show, with their facts, in order of painting."""
    found = [
        (child, facts)
        for child, facts in zip(item.childItems(), below, strict=True)
        if facts is not None
    ]
    if any(facts.get("z") for _, facts in found):
        found.sort(key=lambda pair: pair[1].get("z", 0))
    return found


def _engine_below(root: QQuickItem) -> QQmlEngine:
    """Return the engine of the first item below that has one: the window's own root has none."""
    waiting = list(root.childItems())
    while waiting:
        item = waiting.pop(0)
        if engine := qmlEngine(item):
            return engine
        waiting += item.childItems()
    raise LookupError("nothing of QML is in this window")


@lru_cache(maxsize=1)
def _question() -> str:
    return (Path(__file__).parent / "sight.js").read_text(encoding="utf-8")
