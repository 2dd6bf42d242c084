"""Runs the checks over combinations, and gathers what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage

import ui
from ui.audit.check import Check
from ui.audit.checks import CHECKS
from ui.audit.finding import NOWHERE, Fault, Finding, Where
from ui.audit.outline import Outline, outline
from ui.audit.page import Page
from ui.audit.states import Walk
from ui.audit.visitor import Visitor, open_kiosk
from ui.audit.walk import Combination, pages
from ui.size import size_of

Keep = Callable[[Where, QImage], str]
"""Keeps the picture of a page with findings and returns the name of its file."""


@dataclass
class Result:
    """What an audit found, and how much it looked at."""

    findings: list[Finding] = field(default_factory=list)
    pages: int = 0
    states: set[tuple[str, str]] = field(default_factory=set)
    combinations: list[Combination] = field(default_factory=list)
    by_check: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, check: Check, where: Where, faults: Iterable[Fault], picture: str = "") -> int:
        """Take what one check found in one place; returns how many faults."""
        found = [Finding(check.name, check.covers, where, fault, picture) for fault in faults]
        self.findings += found
        self.by_check[check.name] += len(found)
        return len(found)


class Audit:
    """One run; `keep` is told the picture of every page that has findings."""

    def __init__(self, keep: Keep = lambda _where, _picture: "", checks: Iterable[Check] = CHECKS):
        self._keep = keep
        self._checks = tuple(checks)
        self.result = Result()
        self._outlines: list[Outline] = []

    def run(
        self, jobs: Iterable[tuple[Combination, tuple[Walk, ...]]], pack: Path | None
    ) -> Result:
        """Audit combinations, each with its walks; one window per panel size."""
        by_size: dict[str, list[tuple[Combination, tuple[Walk, ...]]]] = defaultdict(list)
        for how, walks in jobs:
            by_size[how.size].append((how, walks))
        self._sources()
        tried: set[str] = set()
        for size, wanted in by_size.items():
            languages = {how.language for how, _ in wanted}
            with open_kiosk(size_of(size), pack, languages) as visitor:
                for how, walks in wanted:
                    self._combination(visitor, how, walks)
                    if how.language not in tried:
                        tried.add(how.language)
                        self._program(visitor, how.language)
        for check in self._of("sizes"):
            for where, fault in check.look(self._outlines):
                self.result.add(check, where, [fault])
        return self.result

    def _combination(self, visitor: Visitor, how: Combination, walks: tuple[Walk, ...]) -> None:
        self.result.combinations.append(how)
        outlines: list[Outline] = []
        walked: set[tuple[str, str]] = set()
        for page in pages(visitor, how, walks):
            outlines.append(outline(page))
            self._look(page)
            kind = (page.where.screen, page.facts.get("kind", ""))
            if how.mode == "speech" and kind not in walked and _can_be_walked(page):
                walked.add(kind)
                self._ways(page)
        self._outlines += outlines
        for check in self._of("outlines"):
            for where, fault in check.look(outlines):
                self.result.add(check, where, [fault])

    def _look(self, page: Page) -> None:
        self.result.pages += 1
        self.result.states.add((page.where.screen, page.where.state))
        found = [(check, list(check.look(page))) for check in self._of("page")]
        if any(faults for _, faults in found):
            picture = self._keep(page.where, page.picture)
            for check, faults in found:
                self.result.add(check, page.where, faults, picture)

    def _ways(self, page: Page) -> None:
        for check in self._of("ways"):
            faults = list(check.look(page))
            picture = self._keep(page.where, page.window.grabWindow()) if faults else ""
            self.result.add(check, page.where, faults, picture)

    def _program(self, visitor: Visitor, language: str) -> None:
        visitor.leave()
        visitor.take(language)
        where = Where("program", "", language)
        for check in self._of("program"):
            self.result.add(check, where, check.look(visitor))

    def _sources(self) -> None:
        folder = Path(ui.__file__).parent
        for check in self._of("source"):
            self.result.add(check, NOWHERE, check.look(folder))

    def _of(self, scope: str) -> list[Check]:
        return [check for check in self._checks if check.scope == scope]


def _can_be_walked(page: Page) -> bool:
    """Tell whether the keys may be tried: not where any key is an answer, nor while one types."""
    return page.where.view == 1 and page.keyboard is None and page.where.screen != "idle"
