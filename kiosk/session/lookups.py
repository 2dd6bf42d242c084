"""How often a reference may be asked for that is not there: nobody can try them all (P23)."""

from __future__ import annotations

from collections import deque

from kiosk.clock import Clock

WRONG_ONES = 10
WITHIN_SECONDS = 900.0


class Lookups:
    """Counts wrong references at this kiosk, over residents: leaving does not reset the count.

    It lives in memory; who can restart the kiosk can do worse than guess.
    """

    def __init__(
        self, clock: Clock, wrong_ones: int = WRONG_ONES, within: float = WITHIN_SECONDS
    ) -> None:
        self._clock = clock
        self._within = within
        self._wrong_at: deque[float] = deque(maxlen=wrong_ones)

    @property
    def seconds_to_wait(self) -> float:
        """Seconds until the next look is allowed; 0 where it is allowed now."""
        if len(self._wrong_at) < (self._wrong_at.maxlen or 0):
            return 0.0
        return max(0.0, self._wrong_at[0] + self._within - self._clock.monotonic())

    @property
    def is_allowed(self) -> bool:
        """Whether a reference may be looked up now; ask before looking."""
        return self.seconds_to_wait == 0.0

    def note_wrong(self) -> None:
        """Count a reference that was not there."""
        self._wrong_at.append(self._clock.monotonic())
