"""When a feed is asked next: at its own pace while it works, later each time while it does not."""

from __future__ import annotations

import random

from kiosk.clock import Clock
from kiosk.sync.schedule import backoff

TROUBLED = 3
"""Failures in a row after which staff are told."""


class Rhythm:
    """`every` seconds times a number of chance from `spread`, not the same for all kiosks (P15).

    After a failure at least `least` seconds; the first time after `first`.
    """

    def __init__(
        self,
        clock: Clock,
        rng: random.Random,
        every: float,
        *,
        least: float,
        spread: tuple[float, float] = (0.9, 1.1),
        first: float = 0.0,
        failures: int = 0,
    ) -> None:
        self.failures = failures
        self.why = ""
        self._clock = clock
        self._rng = rng
        self._every = every
        self._least = least
        self._spread = spread
        self._next = clock.monotonic() + first

    @property
    def due_in(self) -> float:
        """Seconds until it is time."""
        return max(0.0, self._next - self._clock.monotonic())

    @property
    def trouble(self) -> str:
        """Why it has not worked for several times, else ""."""
        return self.why if self.failures >= TROUBLED else ""

    def now(self) -> None:
        """Wait no longer."""
        self._next = self._clock.monotonic()

    def worked(self, wait: float | None = None) -> None:
        """Note that it worked; the next time after `wait`, else at its own pace."""
        self.failures, self.why = 0, ""
        pause = self._every * self._rng.uniform(*self._spread) if wait is None else wait
        self._next = self._clock.monotonic() + pause

    def failed(self, why: str, asked_for: float | None = None) -> None:
        """Note that it did not; `asked_for` is the server's Retry-After in seconds."""
        self.failures, self.why = self.failures + 1, why
        wait = backoff(self.failures, self._rng, asked_for)
        self._next = self._clock.monotonic() + max(self._least, wait)
