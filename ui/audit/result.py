"""What an audit found, and how much it looked at; of one combination or of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ui.audit.check import Check
from ui.audit.combination import Combination
from ui.audit.finding import Fault, Finding, Where
from ui.audit.outline import Outline


@dataclass
class Result:
    """Findings and counts.

    `shown` has each route, and "over " with the name of what lay over one. `outlines` has one of
    each state, with the controls of all its pages.
    """

    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    states: set[tuple[str, str]] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    combinations: list[Combination] = field(default_factory=list)
    by_check: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    outlines: list[Outline] = field(default_factory=list)

    def add(self, check: Check, where: Where, faults: Iterable[Fault], picture: str = "") -> int:
        """Take what one check found in one place; returns how many faults."""
        found = [Finding(check.name, check.covers, where, fault, picture) for fault in faults]
        self.findings += found
        self.by_check[check.name] += len(found)
        return len(found)

    def remember(self, outlines: Iterable[Outline]) -> None:
        """Keep what panels are compared by: the controls of a state, on whichever of its pages."""
        kept: dict[tuple[str, str], Outline] = {}
        for page in outlines:
            if page.keyboard:
                continue
            key = (page.where.screen, page.where.state)
            before = kept.get(key)
            controls = page.controls | before.controls if before else page.controls
            kept[key] = replace(page, frame=(), controls=controls)
        self.outlines = list(kept.values())

    def merge(self, other: Result) -> None:
        """Take over the result of a combination."""
        self.findings += other.findings
        self.pages += other.pages
        self.states |= other.states
        self.shown |= other.shown
        self.combinations += other.combinations
        self.by_check += other.by_check
        self.seconds += other.seconds
        self.outlines += other.outlines


Tell = Callable[[int, int, Result], None]
"""Is told which combination is done, of how many, and its result."""


def silent(_number: int, _of: int, _result: Result) -> None:
    """Tell nobody."""


def progress(number: int, of: int, result: Result) -> str:
    """Say in a line what came of a combination."""
    return (
        f"{number}/{of} {result.combinations[0].name}: {result.pages} pages, "
        f"{len(result.findings)} findings, {result.seconds:.0f} s"
    )
