"""Runs the checks over combinations, and gathers what they find."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QImage

import ui
from kiosk.language.languages import LANGUAGES
from ui.audit.check import Check
from ui.audit.checks import CHECKS
from ui.audit.combination import Combination
from ui.audit.finding import NOWHERE, Fault, Where
from ui.audit.outline import Outline, outline
from ui.audit.page import Page
from ui.audit.plan import Job
from ui.audit.result import Result, Tell, silent
from ui.audit.visitor import Visitor, open_kiosk
from ui.audit.walk import pages
from ui.size import size_of

Keep = Callable[[Where, QImage], str]
"""Keeps the picture of a page with findings and returns the name of its file."""


class Audit:
    """One run; `keep` is told the picture of every page that has findings."""

    def __init__(self, keep: Keep = lambda _where, _picture: "", checks: Iterable[Check] = CHECKS):
        self._keep = keep
        self._checks = tuple(checks)

    def run(self, jobs: Iterable[Job], pack: Path | None, tell: Tell = silent) -> Result:
        """Audit combinations, each with its walks; `tell` hears of each when it is done."""
        wanted = sorted(jobs, key=lambda job: job[0].size)  # one window for each panel
        first = first_of_each_language(wanted)
        with Windows(pack, languages_of(wanted)) as windows:
            results = []
            for number, job in enumerate(wanted):
                results.append(self.one(windows.of(job[0].size), job, tries=number in first))
                tell(number + 1, len(wanted), results[-1])
        return self.whole(results)

    def whole(self, results: Iterable[Result]) -> Result:
        """Put the results of all combinations together, and compare them with each other."""
        whole = Result()
        self._sources(whole)
        for result in results:
            whole.merge(result)
        for check in self._of("sizes"):
            for where, fault in check.look(whole.outlines):
                whole.add(check, where, [fault])
        return whole

    def one(self, visitor: Visitor, job: Job, *, tries: bool) -> Result:
        """Look at one combination; with `tries`, try the program in its language as well."""
        began = time.monotonic()
        how, walks = job
        result = Result(combinations=[how])
        outlines: list[Outline] = []
        walked: set[tuple[str, str]] = set()
        for page in pages(visitor, how, walks):
            outlines.append(outline(page))
            self._look(page, result)
            kind = (page.where.screen, page.facts.get("kind", ""))
            if how.mode == "speech" and kind not in walked and _can_be_walked(page):
                walked.add(kind)
                self._ways(page, result)
        for check in self._of("outlines"):
            for where, fault in check.look(outlines):
                result.add(check, where, [fault])
        result.remember(outlines)
        if tries:
            self._program(visitor, how, result)
        result.seconds = time.monotonic() - began
        return result

    def _look(self, page: Page, result: Result) -> None:
        result.pages += 1
        result.states.add((page.where.screen, page.where.state))
        result.shown.add(page.facts["shown"])
        found = [(check, list(check.look(page))) for check in self._of("page")]
        if any(faults for _, faults in found):
            picture = self._keep(page.where, page.picture)
            for check, faults in found:
                result.add(check, page.where, faults, picture)

    def _ways(self, page: Page, result: Result) -> None:
        for check in self._of("ways"):
            faults = list(check.look(page))
            picture = self._keep(page.where, page.window.grabWindow()) if faults else ""
            result.add(check, page.where, faults, picture)

    def _program(self, visitor: Visitor, how: Combination, result: Result) -> None:
        visitor.leave()
        visitor.take(how.language)
        where = Where("program", "", how.language, size=how.size)
        speaks = LANGUAGES[how.language].voice is not None
        for check in self._of("program"):
            if check.heard and not speaks:
                continue
            try:
                faults = list(check.look(visitor))
            except LookupError as error:  # it did not find the way to what it wanted to try
                faults = [Fault(check.name, "could not be tried", str(error)[:200])]
            result.add(check, where, faults)

    def _sources(self, result: Result) -> None:
        folder = Path(ui.__file__).parent
        for check in self._of("source"):
            result.add(check, NOWHERE, check.look(folder))

    def _of(self, scope: str) -> list[Check]:
        return [check for check in self._checks if check.scope == scope]


class Windows:
    """The window of one panel at a time, opened when it is first asked for."""

    def __init__(self, pack: Path | None, languages: Iterable[str]) -> None:
        self._pack, self._languages = pack, tuple(languages)
        self._open = ExitStack()
        self._size = ""
        self._visitor: Visitor | None = None

    def __enter__(self) -> Windows:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def of(self, size: str) -> Visitor:
        """Return the visitor of a window of this size."""
        if self._visitor is None or size != self._size:
            self.close()
            self._size = size
            kiosk = open_kiosk(size_of(size), self._pack, self._languages)
            self._visitor = self._open.enter_context(kiosk)
        return self._visitor

    def close(self) -> None:
        """Close the window that is open."""
        self._visitor = None
        self._open.close()


def languages_of(jobs: Iterable[Job]) -> list[str]:
    """Return the languages of the combinations, each once."""
    return list(dict.fromkeys(how.language for how, _ in jobs))


def first_of_each_language(jobs: Iterable[Job]) -> frozenset[int]:
    """Return which of the combinations is the first in its language."""
    return frozenset(
        dict(reversed([(how.language, n) for n, (how, _) in enumerate(jobs)])).values()
    )


def _can_be_walked(page: Page) -> bool:
    """Tell whether the keys may be tried: not where any key is an answer, nor while one types."""
    return page.where.view == 1 and page.keyboard is None and page.where.screen != "idle"
