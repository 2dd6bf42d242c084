"""Few words, short sentences, short labels (G07, G08); only as far as a count can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page

MOST_WORDS = 90
LONGEST_SENTENCE = 25
LONGEST_LABEL = 24
_BUTTONS = ("back", "next", "help", "finish", "text-size", "contrast", "read-aloud", "lower")


@page_check("few-words", "G07", wants="Short sentences, and not many of them at once.")
def FEW_WORDS(page: Page) -> Iterator[Fault]:
    """Find English pages with too much to read, and sentences that are too long."""
    if page.where.language != "en" or page.where.screen == "about":
        return
    prose = [part for part in page.texts if part.control is None]
    words = sum(len(_words(part.text)) for part in prose)
    if words > MOST_WORDS:
        yield Fault("page", "has too many words", str(words), str(MOST_WORDS))
    for part in prose:
        for sentence in re.split(r"(?<=[.!?])\s+", part.text):
            if len(_words(sentence)) > LONGEST_SENTENCE:
                count = str(len(_words(sentence)))
                yield page.fault(part, "has too long a sentence", count, str(LONGEST_SENTENCE))


@page_check("short-labels", "G08", wants=f"A button says it in {LONGEST_LABEL} letters at most.")
def SHORT_LABELS(page: Page) -> Iterator[Fault]:
    """Find English buttons with too many words on them."""
    if page.where.language != "en":
        return
    for name in _BUTTONS:
        part = page.named(name)
        label = part.item.property("text") if part is not None else ""
        if part is not None and len(str(label)) > LONGEST_LABEL:
            yield page.fault(part, "has a long label", str(len(label)), str(LONGEST_LABEL))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[’'-][^\W_]+)*", text)
