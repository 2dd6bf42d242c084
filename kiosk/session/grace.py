"""Time that is left to somebody whose headphones came out (B03, F11, model line 19)."""

from __future__ import annotations

from kiosk.clock import Clock

SECONDS = 60.0
OFFER_AFTER = 3.0


class Grace:
    """Counts from the moment the headphones came out until they are in again or time is over."""

    def __init__(self, clock: Clock, seconds: float = SECONDS) -> None:
        self._clock = clock
        self._seconds = seconds
        self._since: float | None = None
        self._offered = False

    @property
    def is_running(self) -> bool:
        """Whether headphones are out and waited for."""
        return self._since is not None

    @property
    def is_over(self) -> bool:
        """Whether they were waited for long enough."""
        return self._since is not None and self._clock.monotonic() - self._since >= self._seconds

    def begin(self) -> None:
        """Headphones came out now."""
        self._since, self._offered = self._clock.monotonic(), False

    def end(self) -> None:
        """They are in again, or nobody waits any more."""
        self._since = None

    def offer_is_due(self) -> bool:
        """Whether to say, once, how to go on: a plug that only slipped is in again by then."""
        if self._since is None or self._offered:
            return False
        self._offered = self._clock.monotonic() - self._since >= OFFER_AFTER
        return self._offered
