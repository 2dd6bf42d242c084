"""Which requirement is checked by what; and of the others, why not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from ui.audit.check import Check

FILE = Path(__file__).parent / "requirements.yaml"


@dataclass(frozen=True)
class Row:
    """One requirement: the checks that cover it, the tests that do, or why no program can."""

    id: str
    what: str
    checks: tuple[str, ...]
    tests: tuple[str, ...] = ()
    reason: str = ""


class Coverage:
    """The table of all requirements."""

    def __init__(self, checks: Iterable[Check], told: dict[str, dict[str, Any]]) -> None:
        by_id: dict[str, list[str]] = defaultdict(list)
        for check in checks:
            for requirement in check.covers:
                by_id[requirement].append(check.name)
        self.unknown = sorted(set(by_id) - set(told))
        self.rows = [
            Row(
                name,
                row["what"],
                tuple(by_id[name]),
                tuple(row.get("tests", ())),
                "" if by_id[name] else row.get("why_not", ""),
            )
            for name, row in told.items()
        ]

    @cached_property
    def covered(self) -> list[Row]:
        """The requirements that a check of the audit covers."""
        return [row for row in self.rows if row.checks]

    @cached_property
    def unexplained(self) -> list[Row]:
        """The requirements that nothing covers and nothing excuses."""
        return [row for row in self.rows if not (row.checks or row.reason or row.tests)]

    def to_dict(self) -> dict[str, Any]:
        """Return it as coverage.json has it."""
        return {
            "requirements": len(self.rows),
            "checked": len(self.covered),
            "rows": [
                {
                    "id": row.id,
                    "what": row.what,
                    "checks": list(row.checks),
                    "tests": list(row.tests),
                    "why_not": row.reason,
                }
                for row in self.rows
            ],
        }


def read_coverage(checks: Iterable[Check], file: Path = FILE) -> Coverage:
    """Read the table of requirements and fill in the checks."""
    return Coverage(checks, yaml.safe_load(file.read_text(encoding="utf-8")))
