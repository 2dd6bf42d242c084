"""Text is nothing but text: no markup of anybody's is ever drawn (P30 of trust; D15)."""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page

_PLAIN = 0


@page_check("plain-text", "D15", wants="Every text is set as plain text.")
def PLAIN_TEXT(page: Page) -> Iterator[Fault]:
    """Find texts that would draw a link or a picture which somebody wrote into an answer."""
    for part in page.parts:
        form = part.told.get("letters", {}).get("textFormat", _PLAIN)
        if part.is_text and form != _PLAIN:
            yield page.fault(part, "is not plain text", str(form))


@page_check("not-blank", "B12", wants="The screen is never blanked by itself.")
def NOT_BLANK(page: Page) -> Iterator[Fault]:
    """Find a screen that shows nothing, whatever the voice does."""
    small = page.picture.scaled(64, 64)
    colors = {small.pixel(x, y) for x in range(64) for y in range(64)}
    if len(colors) < 2 or not page.texts:
        yield Fault("screen", "is blank")
