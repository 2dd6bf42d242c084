"""Targets: large enough for any finger, far enough apart, within reach (E01-E04, E07-E09)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import Part

FLOOR_MM = 15.0
GAP_MM = 3.2
TOP_SHARE = 0.2
FAR_MM = 60.0
HIGHEST_MM = 1220.0
MOUNT_MM = {True: 800.0, False: 900.0}
"""Highest mount of the lower edge over the floor, portrait and landscape (section 6)."""

_ROUNDING_MM = 0.3
_ANYWHERE = {"language", "search", "warning-read"}
"""What nobody needs to finish anything: the language of the top band, words instead of topics, the
band of warnings, which the tile on the home screen and the page of help lead to as well."""


@page_check(
    "target-size", "E01", "E02", wants=f"Each side of a target has {FLOOR_MM:g} mm or more."
)
def TARGET_SIZE(page: Page) -> Iterator[Fault]:
    """Find targets that a trembling hand would miss."""
    for part in _targets(page):
        side = min(page.mm(part.rect.width()), page.mm(part.rect.height()))
        if side < FLOOR_MM - _ROUNDING_MM:
            yield page.fault(part, "is too small to hit", f"{side:.1f} mm", f"{FLOOR_MM:g} mm")


@page_check("target-gap", "E03", wants=f"Targets are {GAP_MM} mm apart or more.")
def TARGET_GAP(page: Page) -> Iterator[Fault]:
    """Find targets that lie too close to each other, or over each other."""
    for one, other in combinations(_targets(page), 2):
        if one.control is other or other.control is one:
            continue
        gap = page.mm(_distance(one.seen, other.seen))
        if gap < GAP_MM - _ROUNDING_MM:
            yield page.fault(
                one, f"is too close to {other.name!r}", f"{gap:.1f} mm", f"{GAP_MM} mm"
            )


@page_check("reach", "E04", "E08", "E07", wants="What is needed is where every hand can reach.")
def REACH(page: Page) -> Iterator[Fault]:
    """Find controls too high on a standing panel, and too high over the floor."""
    height = page.window.height()
    if page.keyboard is not None:
        return  # while one writes, what is above the field is not needed
    lowered = page.where.mode == "reach"
    share = 0.5 if lowered else TOP_SHARE
    for part in _targets(page):
        if _names(part) & _ANYWHERE or not part.is_enabled:
            continue
        if page.is_portrait and part.seen.top() < share * height - page.px_per_mm * GAP_MM:
            at = 100 * part.seen.top() / height
            yield page.fault(part, "stands too high on the panel", f"{at:.0f} %", f"{share:.0%}")
        over_floor = MOUNT_MM[page.is_portrait] + page.mm(height - part.rect.bottom())
        if over_floor > HIGHEST_MM:
            yield page.fault(
                part, "is too high over the floor", f"{over_floor:.0f} mm", f"{HIGHEST_MM:.0f} mm"
            )


@page_check(
    "keyboard", "E09", "C05", wants="The keyboard is low, its keys large, the field above it."
)
def KEYBOARD(page: Page) -> Iterator[Fault]:
    """Find keys too small to hit, and a field that the keyboard hides or leaves far away."""
    if page.keyboard is None:
        return
    top = page.keyboard.mapRectToScene(QRectF(0, 0, page.keyboard.width(), 1)).top()
    for key in page.keys:
        wide, high = page.mm(key.rect.width()), page.mm(key.rect.height())
        if high < FLOOR_MM - _ROUNDING_MM or wide < FLOOR_MM - _ROUNDING_MM:
            yield page.fault(
                key, "is a key too small to hit", f"{wide:.1f} x {high:.1f} mm", "15 mm"
            )
    if page.is_portrait and top < 0.45 * page.window.height():
        yield Fault(
            "keyboard", "stands too high", f"{100 * top / page.window.height():.0f} %", "45 %"
        )
    for part in page.parts:
        if part.is_field and part.item.hasActiveFocus():
            line = float(part.value("cursorRectangle.y + cursorRectangle.height") or 0)
            if part.rect.top() + min(line, part.rect.height()) > top + 1:
                yield page.fault(part, "is hidden by the keyboard")
            elif _is_far(page, part, top):
                far = page.mm(top - part.rect.bottom())
                yield page.fault(part, "is far above the keyboard", f"{far:.0f} mm", "60 mm")


def _is_far(page: Page, field: Part, top: float) -> bool:
    """Tell whether a field is far above the keyboard, with no results of its own between."""
    between = QRectF(
        field.rect.left(), field.rect.bottom(), field.rect.width(), top - field.rect.bottom()
    )
    found = any(
        part.is_control and part.item != field.item and part.seen.intersects(between)
        for part in page.parts
    )
    return page.is_portrait and page.mm(between.height()) > FAR_MM and not found


def _targets(page: Page) -> list[Part]:
    return [part for part in page.controls if not _is_inner(part)]


def _names(part: Part) -> set[str]:
    """Return the names of a control and of what it is part of."""
    item, found = part.item, set()
    while item is not None:
        found.add(item.objectName())
        item = item.parentItem()
    return found


def _is_inner(part: Part) -> bool:
    return part.control is not None and part.role is None


def _distance(one: QRectF, other: QRectF) -> float:
    wide = max(one.left(), other.left()) - min(one.right(), other.right())
    high = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(wide, high)
