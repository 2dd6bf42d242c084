"""What an import of a timetable did, and every row that it did not take."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

KEPT = 500
"""So many rejected rows are told one by one; beyond that they are counted by reason."""


@dataclass(frozen=True)
class RejectedRow:
    """A row that was left out: `line` counts from 1 with the header, as an editor shows it."""

    file: str
    line: int
    reason: str


@dataclass
class GtfsReport:
    """Rows taken by file, rows left out, things to know; with `faults` nothing was replaced."""

    source: str
    rows: dict[str, int] = field(default_factory=dict)
    rejected: list[RejectedRow] = field(default_factory=list)
    rejected_by_reason: dict[str, int] = field(default_factory=dict)
    interpolated: int = 0
    ignored: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether the timetable was replaced by this one."""
        return not self.faults

    @property
    def rejected_count(self) -> int:
        """How many rows were left out, also those that are not told one by one."""
        return sum(self.rejected_by_reason.values())

    def reject(self, file: str, line: int, reason: str) -> None:
        """Note a row that was left out."""
        key = f"{file}: {reason}"
        self.rejected_by_reason[key] = self.rejected_by_reason.get(key, 0) + 1
        if len(self.rejected) < KEPT:
            self.rejected.append(RejectedRow(file, line, reason))

    def to_dict(self) -> dict[str, Any]:
        """Return the report for JSON output."""
        return {**asdict(self), "rejected_count": self.rejected_count}
