"""Contrast: exact from the themes' colours, and as it is painted (D04, D05, D06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtQml import QQmlExpression

from ui.audit.check import page_check, program_check
from ui.audit.finding import Fault
from ui.audit.page import Page, box_of
from ui.audit.visitor import Visitor

TEXT, BODY, HIGH, EDGE = 7.0, 10.0, 15.0, 3.0
ENOUGH, MOST_COLORS = QSize(360, 120), 48
"""Of a text, so much is looked at: its first words tell how the rest is painted."""

_EVERY = (2, 3)
"""Of the pixels of a text, every second column and third row: a stroke is wider than that."""

TOLERANCE = 0.95
"""Smoothed letters are never quite their own colour (section 7)."""

THEMES = ("light", "dark", "yellowOnBlack", "blackOnWhite")
_TEXT_PAIRS = (
    *(
        ("ink", ground, BODY)
        for ground in ("paper", "card", "actionWash", "sunWash", "leafWash", "clayWash")
    ),
    *(("soft", ground, TEXT) for ground in ("paper", "card", "actionWash")),
    *(("action", ground, TEXT) for ground in ("paper", "card", "actionWash")),
    *(("actionInk", ground, TEXT) for ground in ("action", "actionDeep")),
    *(("clay", ground, TEXT) for ground in ("paper", "card", "clayWash")),
    *(("leaf", ground, TEXT) for ground in ("paper", "card", "leafWash")),
)
_EDGE_PAIRS = (
    ("fieldEdge", "paper"),
    ("fieldEdge", "card"),
    ("action", "paper"),
    ("action", "card"),
    ("focusOuter", "focusInner"),
)


@program_check("theme-contrast", "D04", "D05", "D06", wants="The colours of each theme keep apart.")
def THEME_CONTRAST(visitor: Visitor) -> Iterator[Fault]:
    """Find pairs of a theme's colours that are too much alike."""
    scope = visitor.app.engine.rootContext()
    for name in THEMES:

        def color(role: str, name: str = name) -> QColor:
            told = QQmlExpression(scope, visitor.theme, f"String(palettes.{name}.{role})")
            return QColor(told.evaluate()[0])

        yield from theme_faults(name, color)


def theme_faults(name: str, color: Callable[[str], QColor]) -> Iterator[Fault]:
    """Yield what is too pale in one theme; `color` returns the theme's colour of a role."""
    high = name in THEMES[2:]
    for ink, ground, floor in _TEXT_PAIRS:
        found = contrast(color(ink), color(ground))
        wanted = HIGH if high else floor
        if found < wanted:
            told = f"{name}: {ink} on {ground}"
            yield Fault(told, "is too pale to read", f"{found:.2f}", f"{wanted:g}")
    for edge, ground in _EDGE_PAIRS:
        found = contrast(color(edge), color(ground))
        if found < EDGE:
            yield Fault(
                f"{name}: {edge} on {ground}", "is too pale to find", f"{found:.2f}", str(EDGE)
            )


@page_check("pixel-contrast", "D04", "D06", wants="Text as painted is 7:1, in high contrast 15:1.")
def PIXEL_CONTRAST(page: Page) -> Iterator[Fault]:
    """Find texts that are too pale as they are painted."""
    high = page.where.theme in ("yellow-on-black", "black-on-white")
    wanted = HIGH if high else TEXT
    for part in page.texts:
        if not part.is_enabled or (part.control is not None and not part.control.is_enabled):
            continue
        box = part.letters.intersected(part.seen)
        if box.height() < part.font.pixelSize() / 2:
            continue  # the page ends between lines: no letter shows, only the room under the last
        found = painted_contrast(page.picture, QRect(*box_of(box)), page.language.is_rtl)
        if found is not None and found < wanted * TOLERANCE:
            yield page.fault(part, "is too pale as painted", f"{found:.1f}", f"{wanted:g}")


def painted_contrast(picture: QImage, box: QRect, from_right: bool = False) -> float | None:
    """Return the contrast between the commonest colour in a box and the one furthest from it.

    It looks where the letters begin. None where the box is of one colour, or too small to say.
    """
    box = box.intersected(picture.rect())
    if box.width() < 4 or box.height() < 4:
        return None
    part = QRect(box.topLeft(), box.size().boundedTo(ENOUGH))
    if from_right:
        part.moveRight(box.right())
    sampled = QSize(max(1, part.width() // _EVERY[0]), max(1, part.height() // _EVERY[1]))
    crop = picture.copy(part).scaled(sampled).convertToFormat(QImage.Format.Format_RGB32)
    line = crop.bytesPerLine() // 4
    counted = Counter(memoryview(crop.constBits()).cast("I")[: line * crop.height()])
    ground = counted.most_common(1)[0][0]
    enough = max(3, line * crop.height() // 3000)
    common = [pixel for pixel, count in counted.most_common(MOST_COLORS) if count >= enough]
    return max((_ratio(pixel, ground) for pixel in common), default=None)


@lru_cache(maxsize=4096)
def _ratio(one: int, other: int) -> float:
    return contrast(QColor(one), QColor(other))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
