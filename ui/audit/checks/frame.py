"""The frame is at the same place on every page (E10, G03, H01), and tells where we are (G12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.audit.check import outlines_check, page_check
from ui.audit.finding import Fault, Where
from ui.audit.outline import Outline
from ui.audit.page import Page

UNFRAMED = ("start", "idle", "finish", "paper", "unplugged", "spelling", "warning")
ALWAYS = ("text-size", "contrast", "read-aloud", "language")
LAST = ("home", "receipt", "thanks")
"""Screens whose main button ends the session."""
SLACK_MM = 3.0
"""By so much a button may grow about its middle for a second line of words."""


@outlines_check("frame-place", "E10", "G03", wants="What is on every page is at the same place.")
def FRAME_PLACE(outlines: Sequence[Outline]) -> Iterator[tuple[Where, Fault]]:
    """Find controls of the frame that move from page to page."""
    first: dict[str, tuple[tuple[int, ...], str]] = {}
    for page in outlines:
        if page.where.screen in UNFRAMED or page.keyboard:
            continue
        for name, box in page.frame:
            place, seen_on = first.setdefault(name, (box, page.where.screen))
            if name in ("next", "finish") or place == box:
                continue  # how many words the way on has is the page's own
            moved = max(abs(a - b) for a, b in zip(place, box, strict=True))
            if moved > SLACK_MM * page.px_per_mm:
                yield (
                    page.where,
                    Fault(name, f"is elsewhere than on {seen_on}", str(box), str(place), box),
                )


@page_check(
    "frame-whole", "E10", "F10", "H01", "G03", wants="Help, language, tools: on every page."
)
def FRAME_WHOLE(page: Page) -> Iterator[Fault]:
    """Find pages without what must be on every page."""
    screen = page.where.screen
    if screen in UNFRAMED:
        return
    wanted = [*ALWAYS, *(() if screen == "help" else ("help",))]
    wanted += ["lower"] if page.is_portrait else []
    if page.keyboard is not None:
        wanted = []  # all the height for the field; the way to finish stays even then
    for name in wanted:
        if page.named(name) is None:
            yield Fault(name, "is not on this page")
    ends = page.named("finish") or (page.named("next") if screen in LAST else None)
    if ends is None:
        yield Fault("finish", "is not on this page")


@page_check("step", "G12", "F12", wants="A question says which step it is of how many.")
def STEP(page: Page) -> Iterator[Fault]:
    """Find pages of a journey that do not say how far it is."""
    if page.where.screen not in ("question", "check") or page.where.view > 1 or page.keyboard:
        return
    bars = [part for part in page.parts if part.kind == "StepBar"]
    if not any(part.rect.height() > 0 and part.item.property("label") for part in bars):
        yield Fault("step", "is not told on this page")
