"""The time, handed in: UTC wall clock for what is written, monotonic for what is waited for."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where every room gets its time, so that a test can turn the hands (P16)."""

    def now(self) -> datetime:
        """Return the wall clock: aware, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only grow, for timeouts and intervals."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the wall clock: aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()
