"""Whose turn it is while a screen is scanned for somebody with one switch, or two (C14)."""

from __future__ import annotations

from kiosk.clock import Clock

FIRST_EXTRA = 1.0
LOOPS = 3
ROW_LOOPS = 2
"""After so many rounds within a row that nobody takes from, rows are offered again."""


class Scanner:
    """Offers one thing after the other; after three rounds without a press it rests."""

    def __init__(self, clock: Clock, dwell: float = 2.0) -> None:
        self._clock = clock
        self.dwell = dwell
        self.begin(0)

    def begin(self, count: int, place: int = 0) -> None:
        """Begin with one of so many things, the first unless another is named."""
        self.count = count
        self.rounds = 0
        self.place = place
        self._since = self._clock.monotonic()

    @property
    def rests(self) -> bool:
        """Whether it waits for a press before it goes on."""
        return self.rounds >= LOOPS

    def look(self) -> bool:
        """Go on if it is time; whether it did. The first thing is offered a second longer."""
        extra = FIRST_EXTRA if self.place == 0 else 0.0
        if self.rests or self._clock.monotonic() - self._since < self.dwell + extra:
            return False
        self.move()
        return True

    def move(self) -> None:
        """Go to the next thing now, as the first of two switches does."""
        self._since = self._clock.monotonic()
        if self.count:
            self.place = (self.place + 1) % self.count
            self.rounds += self.place == 0
