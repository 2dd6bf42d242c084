"""Upright, lying and small: every panel offers the same (E11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ui.audit.check import Check
from ui.audit.finding import PROBLEM, Fault, Where
from ui.audit.outline import Outline

_OF_THE_PANEL = {"lower", "page-more", "page-back", "more-words"}


def look(outlines: Sequence[Outline]) -> Iterator[tuple[Where, Fault]]:
    """Yield what can be done on one panel and not on another, in the same state and language."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    where: dict[tuple[str, ...], Where] = {}
    for page in outlines:
        if page.keyboard or page.where.state.endswith(PROBLEM):  # begins where the problem is
            continue
        key = (page.where.screen, page.where.state, page.where.language)
        found[key][page.where.size] |= page.controls - _OF_THE_PANEL
        where[key] = page.where
    for key, by_size in found.items():
        everything = set().union(*by_size.values())
        for size, names in by_size.items():
            for name in sorted(everything - names):
                yield where[key], Fault(name, f"is not offered on {size}")


ORIENTATIONS = Check("orientations", ("E11",), "Every panel offers the same.", "sizes", look)
