"""Plays samples in their own time, so that it can stop, hold and go on at any moment.

Sound is handed to the sink at most LEAD ahead of the ear. What the ear has not heard stays here
until it has, so that going on after a pause loses nothing.
"""

from __future__ import annotations

import threading
import time
from array import array
from collections import deque
from collections.abc import Callable

from kiosk.voice.sinks import SAMPLE_RATE, SilentSink, Sink

LEAD = 0.25
"""Seconds of sound a sink may hold."""

PIECE = 1102
"""Samples handed over at once: 50 ms."""

_FULL = 1 << 15


class Player:
    """One job at a time; `stop`, `hold` and `go_on` come from another thread than the rest."""

    def __init__(
        self,
        open_sink: Callable[[], Sink],
        on_started: Callable[[int], None],
        on_word: Callable[[int, int, int], None],
        now: Callable[[], float] = time.monotonic,
        wait: Callable[[threading.Condition, float | None], object] = threading.Condition.wait,
    ) -> None:
        self._open_sink = open_sink
        self._on_started = on_started
        self._on_word = on_word
        self._now = now
        self._wait = wait
        self._turn = threading.Condition()
        self._sink: Sink | None = None
        self._draining: Sink | None = None
        self._job = 0
        self._stopped_job = 0
        self._held = False
        self._factor = _FULL
        self._reset()

    def set_gain(self, factor: float) -> None:
        """Scale what is handed over from now on; 1.0 and more is as synthesised."""
        self._factor = min(round(factor * _FULL), _FULL)

    def begin(self, job: int) -> bool:
        """Begin a job; False when it was stopped before it began."""
        with self._turn:
            self._job = job
            self._reset()
            return not self._is_stopped()

    def feed(self, samples: array[int], words: list[tuple[int, int, int]]) -> bool:
        """Add samples and `(sample, start, length)` of words; False when the job was stopped.

        Comes back when the samples have been handed to the sink, so that synthesis runs only as
        far ahead as is needed.
        """
        with self._turn:
            self._waiting.extend(samples)
            self._words.extend(words)
            while self._handed < len(self._waiting):
                if not self._step():
                    return False
            return not self._is_stopped()

    def finish(self) -> bool:
        """Wait until everything has been heard; False when the job was stopped meanwhile."""
        with self._turn:
            while self._heard < self._total() or self._held:
                if not self._step():
                    return False
            self._draining, self._sink = self._sink, None
        if self._draining is not None:
            self._draining.drain()
        with self._turn:
            self._draining = None
            return not self._is_stopped()

    def stop(self, job: int) -> None:
        """Silence every job up to this one; when this returns, no sample of theirs is handed on."""
        self._stopped_job = max(self._stopped_job, job)
        self._silence()  # before the lock: a write into a stuck card holds it
        with self._turn:
            if self._is_stopped():
                self._drop_sink()
                self._reset()
            self._turn.notify_all()

    def hold(self) -> None:
        """Fall silent and stay at this place."""
        with self._turn:
            if self._held:
                return
            self._keep_up()
            self._held = True
            self._silence()
            self._drop_sink()
            self._turn.notify_all()

    def go_on(self) -> None:
        """Go on from the place where it was held."""
        with self._turn:
            self._held = False
            self._turn.notify_all()

    def _silence(self) -> None:
        for sink in (self._sink, self._draining):
            if sink is not None:
                sink.kill()

    # What follows runs with the lock held.

    def _reset(self) -> None:
        self._waiting: array[int] = array("h")  # from the first sample not yet heard
        self._heard = 0  # samples of the job that are past
        self._handed = 0  # samples of _waiting that the sink has
        self._words: deque[tuple[int, int, int]] = deque()
        self._opened_at: float | None = None
        self._opened_from = 0
        self._told_start = False
        self._held = False

    def _is_stopped(self) -> bool:
        return self._job <= self._stopped_job

    def _total(self) -> int:
        return self._heard + len(self._waiting)

    def _step(self) -> bool:
        if self._is_stopped():
            return False
        if self._held:
            self._wait(self._turn, None)
            return True
        self._keep_up()
        lead = self._handed / SAMPLE_RATE
        if self._handed < len(self._waiting) and lead < LEAD:
            self._hand_over()
        elif self._waiting:
            self._wait(self._turn, self._next_moment())
        return True

    def _next_moment(self) -> float:
        samples = PIECE
        if self._words:
            samples = min(samples, max(self._words[0][0] - self._heard, 1))
        return max(min(samples, len(self._waiting)), 1) / SAMPLE_RATE

    def _hand_over(self) -> None:
        piece = self._waiting[self._handed : self._handed + PIECE]
        try:
            if self._sink is None:
                self._sink = self._open_sink()
            self._sink.write(self._scaled(piece))
        except OSError:
            if self._is_stopped():
                return
            self._drop_sink()
            self._sink = SilentSink()  # the card went away: keep the time, the screen still shows
        self._handed += len(piece)
        if self._opened_at is None:
            self._opened_at, self._opened_from = self._now(), self._heard
        if not self._told_start:
            self._told_start = True
            self._on_started(self._job)

    def _scaled(self, piece: array[int]) -> bytes:
        factor = self._factor
        if factor == _FULL:
            return piece.tobytes()
        return array("h", [(sample * factor) >> 15 for sample in piece]).tobytes()

    def _keep_up(self) -> None:
        """Let go of what has been heard by now, and tell of its words."""
        if self._opened_at is None:
            return
        due = self._opened_from + int((self._now() - self._opened_at) * SAMPLE_RATE)
        passed = min(max(due - self._heard, 0), self._handed)
        if due - self._heard > self._handed:
            self._opened_at = None  # the sink ran dry: time starts anew with the next piece
        del self._waiting[:passed]
        self._heard += passed
        self._handed -= passed
        while self._words and self._words[0][0] <= self._heard:
            _, start, length = self._words.popleft()
            self._on_word(self._job, start, length)

    def _drop_sink(self) -> None:
        if self._sink is not None:
            self._sink.kill()
            self._sink.drain()
        self._sink, self._opened_at, self._handed = None, None, 0
