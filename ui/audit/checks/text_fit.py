"""No text is cut, broken, overlaid or outside of what it belongs to (D03, H11)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import Part

_SLACK = 2.0
_NO_SPACES = ("zh", "ja", "th", "lo", "km")


@page_check("text-cut", "D03", "H11", wants="Every letter of a text can be seen.")
def TEXT_CUT(page: Page) -> Iterator[Fault]:
    """Find texts with an ellipsis, larger than their box, or cut by an edge."""
    for part in page.parts:
        if not part.is_text or part.is_field:
            continue
        if part.item.property("truncated"):
            yield page.fault(part, "ends in an ellipsis", part.text)
        wide = part.number("contentWidth") - part.item.width()
        if wide > _SLACK and part.number("lineCount") > 1:
            wide = _widest_line(part) - part.item.width()
        if wide > _SLACK:
            yield page.fault(part, "is wider than its place", f"{page.mm(wide):.1f} mm", "0 mm")
        high = part.number("implicitHeight") - part.item.height()
        if high > _SLACK:
            yield page.fault(part, "is higher than its place", f"{page.mm(high):.1f} mm", "0 mm")
        if part.seen.height() > _SLACK and part.seen.width() > _SLACK:
            yield from _cut_by_edge(page, part)


@page_check("text-inside", "D03", wants="A text stays inside its control, and that in the window.")
def TEXT_INSIDE(page: Page) -> Iterator[Fault]:
    """Find texts that stick out of their control, and controls that stick out of the window."""
    window = QRectF(0, 0, page.window.width(), page.window.height())
    for part in page.texts:
        if part.control is not None and not _holds(part.control.rect, part.letters):
            yield page.fault(part, "sticks out of its control", *_sizes(page, part))
    for part in page.controls:
        if part.control is None and not _holds(window, part.rect) and _is_cut(part) and _fits(part):
            yield page.fault(part, "is cut by the edge of its place", *_sizes(page, part))


@page_check("text-overlap", "D03", wants="No two texts lie over each other.")
def TEXT_OVERLAP(page: Page) -> Iterator[Fault]:
    """Find texts whose letters meet."""
    shown = [(part, part.letters.intersected(part.seen)) for part in page.texts]
    for (one, box), (other, its) in combinations(shown, 2):
        both = box.intersected(its)
        if both.width() > _SLACK and both.height() > 0.2 * min(box.height(), its.height()):
            yield page.fault(one, f"lies over {other.name!r}", f"{page.mm(both.height()):.1f} mm")


@page_check("word-broken", "D03", wants="A word is never broken in the middle.")
def WORD_BROKEN(page: Page) -> Iterator[Fault]:
    """Find words that are longer than a line of their text."""
    if page.where.language.startswith(_NO_SPACES):
        return
    for part in page.texts:
        if part.is_field or part.number("lineCount") < 2:
            continue
        metrics = QFontMetricsF(part.font)
        for word in re.split(r"[\s\-–—/]+", part.text):
            wide = metrics.horizontalAdvance(word)
            if wide > part.item.width() + _SLACK:
                yield page.fault(
                    part,
                    f"breaks the word {word!r}",
                    f"{page.mm(wide):.0f} mm",
                    f"{page.mm(part.item.width()):.0f} mm",
                )


def _cut_by_edge(page: Page, part: Part) -> Iterator[Fault]:
    """Yield where an edge goes through a line of letters."""
    letters = part.letters
    lines = max(1, int(part.number("lineCount")))
    fixed = part.number("lineHeight")
    line = fixed if fixed > _SLACK else letters.height() / lines
    edges = [
        edge
        for edge, own in (
            (part.seen.top(), part.rect.top()),
            (part.seen.bottom(), part.rect.bottom()),
        )
        if abs(edge - own) > _SLACK
    ]
    if page.keyboard is not None:
        edges = [edge for edge in edges if edge != part.seen.bottom()]  # what is found may peek
    for edge in edges:
        into = (edge - letters.top()) / line if line else 0
        if 0 < into < lines and 0.22 < into % 1 < 0.78:
            yield page.fault(part, "is cut through a line", f"line {int(into) + 1} of {lines}")
    cut = max(part.seen.left() - letters.left(), letters.right() - part.seen.right())
    if cut > _SLACK:
        yield page.fault(part, "is cut at its side", f"{page.mm(cut):.1f} mm", "0 mm")


def _widest_line(part: Part) -> float:
    """Return the width of its widest line, without the space after which that was broken.

    Qt counts that space to the line, and to `contentWidth`.
    """
    layout = QTextLayout(part.text.replace("\n", "\u2028"), part.font)
    layout.setTextOption(QTextOption(wrapMode=QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere))
    layout.beginLayout()
    widest = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(part.item.width())
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    return widest


def _holds(outer: QRectF, inner: QRectF) -> bool:
    return outer.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(inner)


def _fits(part: Part) -> bool:
    """Whether one page can hold it whole: what is longer ends between lines."""
    above = part.item.parentItem()
    while above is not None and above.property("roomHeight") is None:
        above = above.parentItem()
    return above is None or part.rect.height() <= float(above.property("roomHeight"))


def _is_cut(part: Part) -> bool:
    return (
        part.seen.width() < part.rect.width() - _SLACK
        or part.seen.height() < part.rect.height() - _SLACK
    )


def _sizes(page: Page, part: Part) -> tuple[str, str]:
    holder = part.control.rect if part.control else None
    own = f"{page.mm(part.rect.width()):.0f} x {page.mm(part.rect.height()):.0f} mm"
    limit = f"{page.mm(holder.width()):.0f} x {page.mm(holder.height()):.0f} mm" if holder else ""
    return own, limit
