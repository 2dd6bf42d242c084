"""How long the kiosk waits, when it warns, and what stops the clock (F01-F06)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from kiosk.clock import Clock

Mode = Literal["touch", "form", "speech"]

LONGEST_HOLD = 600.0
"""Seconds after which a hold no longer counts: a dead voice must not keep a session open."""


@dataclass(frozen=True)
class Limits:
    """Waiting times in seconds until the warning, by mode, and the time to answer it."""

    touch: float = 120
    form: float = 180
    speech: float = 300
    warning: float = 30


@dataclass(frozen=True)
class Active:
    """Somebody is here."""


@dataclass(frozen=True)
class Warning:  # noqa: A001 (always written timing.Warning)
    """Nobody has touched for long; whole seconds are left to say "I am still here"."""

    seconds_left: int


@dataclass(frozen=True)
class Expired:
    """The time to answer is over: erase and return to the start."""


IdleState = Active | Warning | Expired


class IdleTimer:
    """Counts the time without a resident.

    It never counts while something holds it: speech, printing, a key held down (F05). The warning
    lasts its full time from the moment it could first be seen, so a machine that slept or hung
    cannot skip it.
    """

    def __init__(self, clock: Clock, limits: Limits | None = None) -> None:
        self._clock = clock
        self._limits = limits or Limits()
        self.restart()

    def restart(self) -> None:
        """Begin anew for the next resident: no holds, usual times, touch mode."""
        self._mode: Mode = "touch"
        self._factor = 1.0
        self._holds: dict[str, float] = {}
        self._idle = 0.0
        self._counted_at = self._clock.monotonic()
        self._warned_at: float | None = None
        self._expired = False

    @property
    def limit(self) -> float:
        """Seconds without a touch until the warning, as things stand."""
        seconds: float = getattr(self._limits, self._mode)
        return seconds * self._factor

    @property
    def answer_time(self) -> float:
        """Seconds to answer the warning, as things stand."""
        return self._limits.warning * self._factor

    def use(self, mode: Mode, factor: float = 1.0) -> None:
        """Take the waiting times of a mode, multiplied for who needs more time (F04)."""
        self._mode, self._factor = mode, factor

    def poke(self) -> None:
        """Note a touch or key: begins counting anew and answers a warning (F03)."""
        self._count()
        if not self._expired:
            self._idle, self._warned_at = 0.0, None

    def hold(self, reason: str) -> None:
        """Stop the clock while something goes on that the resident waits for."""
        self._count()
        self._holds[reason] = self._clock.monotonic()

    def release(self, reason: str) -> None:
        """Let the clock run again; releasing what does not hold is no fault."""
        self._count()
        self._holds.pop(reason, None)

    @property
    def is_held(self) -> bool:
        """Whether something stops the clock now."""
        self._count()
        return bool(self._holds)

    def state(self) -> IdleState:
        """Return where we are now; Expired stays until restart."""
        self._count()
        if self._expired:
            return Expired()
        if self._warned_at is None:
            if self._idle < self.limit:
                return Active()
            self._warned_at = self._idle
        left = self._warned_at + self.answer_time - self._idle
        if left > 0:
            return Warning(math.ceil(left))
        self._expired = True
        return Expired()

    def _count(self) -> None:
        """Add the time since the last look, except what a hold took."""
        now = self._clock.monotonic()
        since = self._counted_at
        if self._holds:
            since = max(since, min(now, max(self._holds.values()) + LONGEST_HOLD))
            self._holds = {
                reason: begun for reason, begun in self._holds.items() if now - begun < LONGEST_HOLD
            }
        self._idle += max(0.0, now - since)
        self._counted_at = now
