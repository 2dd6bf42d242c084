"""A catalog that cannot be read."""

from __future__ import annotations

from pathlib import Path


class BrokenCatalog(Exception):
    """A catalog cannot be read; `line` counts from 1, 0 where it is not known."""

    def __init__(self, source: Path, line: int, reason: str) -> None:
        self.source = source
        self.line = line
        self.reason = reason
        super().__init__(f"{source}:{line}: {reason}")
