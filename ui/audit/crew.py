"""Several processes audit together, each with a window of its own; the order of results is kept."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing.util import Finalize
from pathlib import Path

from ui.audit.plan import Job, Wanted, jobs
from ui.audit.report import Pictures
from ui.audit.result import Result, Tell
from ui.audit.run import Audit, Windows, first_of_each_language, languages_of

_mine: list[Worker] = []
"""The worker of this process, when it is one of a crew."""


class Worker:
    """Looks at the combinations that it is given the numbers of."""

    def __init__(self, wanted: Wanted, spoken: tuple[str, ...], pack: Path | None, out: Path):
        self._jobs = jobs(wanted, spoken)
        self._first = first_of_each_language(self._jobs)
        self._audit = Audit(Pictures(out).keep)
        self._windows = Windows(pack, languages_of(self._jobs))
        Finalize(None, self._windows.close, exitpriority=10)

    def do(self, number: int) -> Result:
        """Look at one combination."""
        job: Job = self._jobs[number]
        return self._audit.one(self._windows.of(job[0].size), job, tries=number in self._first)


def run(
    wanted: Wanted, spoken: tuple[str, ...], pack: Path | None, out: Path, hands: int, tell: Tell
) -> Result:
    """Audit with so many processes; `spoken` are the languages of the city.

    Raises BrokenProcessPool when one of them dies.
    """
    count = len(jobs(wanted, spoken))
    with ProcessPoolExecutor(
        max_workers=min(hands, count),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(wanted, spoken, pack, out),
    ) as pool:
        promised: list[Future[Result]] = [pool.submit(_do, number) for number in range(count)]
        for done, future in enumerate(as_completed(promised), start=1):
            tell(done, count, future.result())
    return Audit().whole(future.result() for future in promised)


def _begin(wanted: Wanted, spoken: tuple[str, ...], pack: Path | None, out: Path) -> None:
    _mine.append(Worker(wanted, spoken, pack, out))


def _do(number: int) -> Result:
    return _mine[0].do(number)
