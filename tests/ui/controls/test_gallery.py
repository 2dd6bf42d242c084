"""The gallery: every control in all its states, and no state that looks like another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from tests.ui.controls.conftest import Page
from ui import gallery, tour
from ui.gallery import DIRECTIONS, SHEETS, TEXT_SIZES, THEMES, sheet_shots
from ui.gallery_stage import Stage
from ui.kinds import has_property

ROWS = {
    "Button, primary": {"rest", "pressed", "focus", "disabled", "busy"},
    "Button, danger": {"rest", "pressed", "focus", "disabled", "busy"},
    "Tool": {"rest", "pressed", "focus", "checked", "checked, focus", "disabled"},
    "Language": {"rest", "pressed", "focus", "checked", "no voice"},
    "Choice, one": {"rest", "pressed", "focus", "checked", "disabled"},
    "Choices, several": {"rest", "pressed", "focus", "checked", "disabled"},
    "One line": {"rest", "filled", "filled, focus", "filled, error", "filled, disabled"},
    "Several lines": {"rest", "filled", "filled, focus", "filled, error", "filled, disabled"},
    "Date": {"rest", "filled", "filled, error"},
    "Search": {"rest", "filled", "focus"},
}
"""States that a row must show at least."""


def _rows(page: Page) -> Iterator[tuple[str, dict[str, QQuickItem]]]:
    """Each row of a sheet by its name, and the cells in it by their states."""
    for row in page.items():
        if has_property(row, "shown") and has_property(row, "name"):
            cells = [cell for cell in page.items() if _row_of(cell) is row]
            yield str(row.property("name")), {str(c.property("modelData")): c for c in cells}


def _row_of(cell: QQuickItem) -> QQuickItem | None:
    """The row of a cell; nothing for what is no cell."""
    if not (has_property(cell, "wide") and has_property(cell, "modelData")):
        return None
    flow = cell.parentItem()
    return flow.parentItem() if flow is not None else None


def _face(page: Page, picture: QImage, cell: QQuickItem) -> bytes:
    """The pixels of a cell's control and of the ring around it, without the name over it."""
    top = page.rect(cell.childItems()[1]).top()
    ring = int(3 * page.px_per_mm)
    rect = page.rect(cell).adjusted(-ring, top - page.rect(cell).top(), ring, ring).toRect()
    return bytes(picture.copy(rect).convertToFormat(QImage.Format.Format_RGB32).constBits())


@pytest.mark.parametrize("theme", THEMES)
def test_no_state_looks_like_another(
    theme: str, stage: Stage, open_page: Callable[..., Page]
) -> None:
    seen: dict[str, set[str]] = {}
    for sheet in ("Press", "Choose", "Write"):
        page = open_page(sheet, theme=theme)
        stage.fit(page.view)
        page.settle()
        picture = page.view.grabWindow()
        for name, cells in _rows(page):
            faces: dict[bytes, str] = {}
            for state, cell in cells.items():
                twin = faces.setdefault(_face(page, picture, cell), state)
                assert twin == state, f"{name}: {state} looks like {twin}"
            seen[name] = set(cells)

    assert not {name: wanted - seen[name] for name, wanted in ROWS.items() if wanted - seen[name]}


def test_every_sheet_is_drawn_in_each_theme_size_and_direction() -> None:
    shots = sheet_shots()

    assert len({shot.name for shot in shots}) == len(shots)
    assert len(shots) == len(SHEETS) * len(THEMES) * len(TEXT_SIZES) * len(DIRECTIONS)


def test_the_tour_draws_the_gallery(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(gallery, "main", lambda words: given.append(words) or 0)

    assert tour.main(["--gallery", "--out", str(tmp_path), "--only", "tell"]) == 0
    assert given == [["--out", str(tmp_path), "--only", "tell"]]
