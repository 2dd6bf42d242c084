"""What is kept of a page when it is gone: enough to compare it with the others."""

from __future__ import annotations

from dataclasses import dataclass

from ui.audit.finding import Box, Where
from ui.audit.page import Page, box_of

FRAME = (
    "back",
    "help",
    "next",
    "text-size",
    "contrast",
    "read-aloud",
    "lower",
    "finish",
    "language",
)


@dataclass(frozen=True)
class Outline:
    """One page: the places of the frame's controls, in order, and the names of all controls."""

    where: Where
    frame: tuple[tuple[str, Box], ...]
    controls: frozenset[str]
    keyboard: bool
    px_per_mm: float


def outline(page: Page) -> Outline:
    """Return the outline of a page."""
    named = {part.item.objectName(): part for part in page.controls}
    frame = tuple((name, box_of(named[name].rect)) for name in FRAME if name in named)
    return Outline(
        page.where, frame, frozenset(named) - {""}, page.keyboard is not None, page.px_per_mm
    )
