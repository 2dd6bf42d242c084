"""Fakes that tests hand to the core in place of the volatile parts of a machine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock whose hands the test turns; wall and monotonic time move together."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now or datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def jump(self, now: datetime) -> None:
        """Set the wall clock only, as a dead battery or a time server does (P16)."""
        self._now = now
