"""What is wrong with a pack, said so that the person who wrote it can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault: where (file, line from 1 or 0 when unknown, path inside), what, and the mend."""

    file: str
    line: int
    path: str
    problem: str
    mend: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        inside = f" at {self.path}" if self.path else ""
        return f"{where}{inside}: {self.problem}. {self.mend}"

    def to_dict(self) -> dict[str, str | int]:
        """Return the fault for JSON output: file, line, path, problem, mend."""
        return asdict(self)


class PackFaults(Exception):
    """The pack cannot be used; `faults` lists everything that was found, ordered by place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
