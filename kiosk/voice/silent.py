"""An engine that says nothing: it keeps the time speech would take, by the clock it is given."""

from __future__ import annotations

from collections.abc import Callable, Collection

from kiosk.clock import Clock
from kiosk.voice.levels import RATE_PERCENT, WORDS_PER_MINUTE, rate_step
from kiosk.voice.port import Finished, SpeechEvent, Started

_LETTERS_A_WORD = 6
"""Average word with its space; scripts without spaces count by letters too."""


class SilentEngine:
    """A SpeechEngine without sound.

    `voices` are the espeak-ng voice names it claims, None for every one. With `instant` a job is
    over as soon as it begins, for tools that only want the script; else time passes with the clock
    and is looked at in `tick`.
    """

    def __init__(
        self, clock: Clock, voices: Collection[str] | None = None, *, instant: bool = False
    ) -> None:
        self._clock = clock
        self._voices = voices
        self._instant = instant
        self._heard: Callable[[SpeechEvent], None] = lambda _event: None
        self._job = 0
        self._ends_at = 0.0
        self._held_at: float | None = None
        self.gain = 1.0

    def listen(self, heard: Callable[[SpeechEvent], None]) -> None:
        """Name the one who is told of every event; called from the thread that calls here."""
        self._heard = heard

    def warm(self) -> None:
        """Nothing to warm."""

    def can_speak(self, voice: str) -> bool:
        """Whether it claims that voice."""
        return self._voices is None or voice in self._voices

    def speak(self, job: int, text: str, voice: str, rate_step: int) -> None:
        """Begin a job, cutting off the one before it."""
        self.stop()
        if not self.can_speak(voice):
            self._heard(Finished(job, completed=False, fault="no-voice"))
            return
        self._job, self._held_at = job, None
        self._ends_at = self._clock.monotonic() + seconds_to_say(text, rate_step)
        self._heard(Started(job))
        if self._instant:
            self._end(completed=True)

    def tick(self) -> None:
        """End the job if its time has passed."""
        if self._job and self._held_at is None and self._clock.monotonic() >= self._ends_at:
            self._end(completed=True)

    def stop(self) -> None:
        """End the job where it is."""
        if self._job:
            self._end(completed=False)

    def pause(self) -> None:
        """Hold the job: its time stands still."""
        if self._held_at is None:
            self._held_at = self._clock.monotonic()

    def resume(self) -> None:
        """Let the job's time go on."""
        if self._held_at is not None:
            self._ends_at += self._clock.monotonic() - self._held_at
            self._held_at = None

    def set_gain(self, factor: float) -> None:
        """Keep the factor, so that a test can read it."""
        self.gain = factor

    def forget(self) -> None:
        """Nothing was kept."""

    def close(self) -> None:
        """End the job."""
        self.stop()

    def _end(self, *, completed: bool) -> None:
        job, self._job = self._job, 0
        self._heard(Finished(job, completed, "" if completed else "stopped"))


def seconds_to_say(text: str, step: int) -> float:
    """Return about how long a text takes to say at a rate step."""
    a_minute = WORDS_PER_MINUTE * RATE_PERCENT[rate_step(step)] / 100
    return max(len(text), 1) / _LETTERS_A_WORD / a_minute * 60
