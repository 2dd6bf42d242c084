"""A clock that jumps of the machine's do not move, set by the city's own replies (P16).

What was sent is later looked for by its time. With a dead battery that time would be years off,
the report would not be found, and it would be sent twice.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.clock import Clock

TOLERATED = timedelta(seconds=60)
"""Difference to the city that is left alone."""


class CityClock:
    """Wall time that flows with the monotonic clock of `inner`."""

    def __init__(self, inner: Clock) -> None:
        self._inner = inner
        self._wall = inner.now()
        self._since = inner.monotonic()
        self.off = timedelta(0)
        """How far the machine's clock was from the city's when last compared."""

    def now(self) -> datetime:
        """Return the time: aware, in UTC."""
        passed = self._inner.monotonic() - self._since
        return self._wall + timedelta(seconds=passed)

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return self._inner.monotonic()

    def set_by(self, city: datetime) -> bool:
        """Take the city's time (aware) where ours is more than a minute off; say whether it was."""
        self.off = self._inner.now() - city
        if abs(self.now() - city) <= TOLERATED:
            return False
        self._wall = city
        self._since = self._inner.monotonic()
        return True
