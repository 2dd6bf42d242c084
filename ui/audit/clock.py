"""A clock that stands still unless told otherwise: nothing times out while the audit looks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


class HeldClock:
    """Wall and monotonic time that move together, by `advance` only.

    It begins at noon of today in the city's zone: places are open, buses go, whenever one looks.
    """

    def __init__(self, zone: ZoneInfo) -> None:
        today = datetime.now(zone).date()
        self._now = datetime.combine(today, time(12), zone).astimezone(UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """Return the moment it is held at, in UTC."""
        return self._now

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let seconds pass."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds
