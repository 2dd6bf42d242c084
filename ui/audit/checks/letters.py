"""The letters: large enough, all drawn, in the right family, set simply (D01, D02, D10)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from PySide6.QtGui import QFont, QTextLayout

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import Part

CAP_EM = 0.714
"""Height of a capital I of Noto Sans; letters of every script are set at the same size."""

LEGAL_MM, BODY_MM = 4.8, 7.7
FAMILIES = ("Noto Sans", "Noto Sans Mono")
LONGEST_LINE, LONGEST_LINE_CJK = 80, 40
_JUSTIFY = 8
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp", "Mn")
_JOINED = ("ar", "fa", "ur", "hi", "bn")


@page_check("text-size", "D01", "D02", "H12", wants="Letters are 4.8 mm high or more, body 7.7 mm.")
def TEXT_SIZE(page: Page) -> Iterator[Fault]:
    """Find letters below the legal height, and at 200 % below what the eye's distance asks."""
    floor = LEGAL_MM if page.where.text_size < 200 else max(LEGAL_MM, 0.01222 * page.view_mm)
    for part in page.texts:
        high = page.mm(_pixels(part) * CAP_EM)
        if high < floor - 0.05:
            yield page.fault(part, "is too small to read", f"{high:.1f} mm", f"{floor:.1f} mm")
        step = part.item.property("step")
        is_shrunk = _pixels(part) < part.font.pixelSize()  # to fit into its field
        wanted = BODY_MM if is_shrunk else BODY_MM * page.where.text_size / 100
        if step == "body" and high < wanted - 0.1:
            yield page.fault(
                part, "is body text and too small", f"{high:.1f} mm", f"{wanted:.1f} mm"
            )


@page_check("glyphs", "H09", "H10", wants="Every letter has a drawing in a font of ours.")
def GLYPHS(page: Page) -> Iterator[Fault]:
    """Find letters drawn as boxes, or out of a font that nobody chose."""
    for part in page.texts:
        lost = missing_letters(part.text, part.font)
        if lost:
            yield page.fault(part, f"has no drawing for {lost!r}")
        family = part.font.family()
        if not family.startswith(FAMILIES):
            yield page.fault(part, "is set in a font that is not ours", family, "Noto Sans …")


@page_check("simple-setting", "D10", "H12", wants="Never justified, spaced out or slanted.")
def SIMPLE_SETTING(page: Page) -> Iterator[Fault]:
    """Find lines that are too long, too tight, stretched, or broken by spacing."""
    cjk = page.where.language.startswith(("zh", "ko"))
    longest = LONGEST_LINE_CJK if cjk else LONGEST_LINE
    for part in page.texts:
        if part.value("horizontalAlignment") == _JUSTIFY:
            yield page.fault(part, "is justified")
        if part.font.letterSpacing() != 0 and page.where.language in _JOINED:
            yield page.fault(part, "has its joined letters pulled apart")
        if part.font.italic() or part.font.capitalization() != QFont.Capitalization.MixedCase:
            yield page.fault(part, "is slanted or in capitals")
        lines = int(part.number("lineCount"))
        if lines > 1 and not part.is_field and len(part.text) / lines > longest:
            yield page.fault(
                part, "has too long lines", f"{len(part.text) / lines:.0f}", str(longest)
            )
        tight = part.number("lineHeight") / _pixels(part) if part.number("lineHeight") > 3 else 0
        if lines > 2 and tight and part.item.property("step") == "body" and tight < 1.4:
            yield page.fault(part, "has its lines too close", f"{tight:.2f}", "1.4")


def missing_letters(text: str, font: QFont) -> str:
    """Return the letters of a text that neither the font nor any it falls back to can draw."""
    shown = (letter for letter in sorted(set(text)) if category(letter) not in _UNSEEN)
    return "".join(letter for letter in shown if not _is_drawn(letter, font.toString()))


@lru_cache(maxsize=16384)
def _is_drawn(letter: str, described: str) -> bool:
    font = QFont()
    font.fromString(described)
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def _pixels(part: Part) -> float:
    """Return the size of the letters as they are drawn, shrunk to fit or not."""
    drawn = part.value("fontInfo.pixelSize") if not part.is_field else None
    return float(drawn or part.font.pixelSize())
