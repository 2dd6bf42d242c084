"""What a speech engine is to the rest of the kiosk: jobs in, events out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Route: TypeAlias = Literal["speaker", "headset"]
Fault: TypeAlias = Literal["", "stopped", "no-voice", "engine-died"]


@dataclass(frozen=True)
class Utterance:
    """One thing to say.

    `language` is a BCP 47 tag of LANGUAGES; `source` names the element on screen it was said for
    (it goes into the script and drives the highlight); `private` marks a resident's own answer,
    which a loudspeaker does not get unless the resident asked (B04).
    """

    text: str
    language: str
    source: str = ""
    private: bool = False


@dataclass(frozen=True)
class Started:
    """The first sound of a job has reached the sink."""

    job: int


@dataclass(frozen=True)
class Word:
    """A word of a job is heard now; `start` and `length` count code points of the job's text."""

    job: int
    start: int
    length: int


@dataclass(frozen=True)
class Finished:
    """A job is over: to its end, or cut short for the reason named."""

    job: int
    completed: bool
    fault: Fault = ""


SpeechEvent: TypeAlias = Started | Word | Finished


class SpeechEngine(Protocol):
    """Speaks one job at a time; a new job cuts off the one before it.

    Every job that was begun ends in exactly one Finished. Events may come from another thread.
    """

    def listen(self, heard: Callable[[SpeechEvent], None]) -> None:
        """Name the one who is told of every event; set before the first job."""
        ...

    def warm(self) -> None:
        """Get ready in the background, so that the first word is not late (A10)."""
        ...

    def can_speak(self, voice: str) -> bool:
        """Whether the espeak-ng voice of that name is on this machine; may wait for the engine."""
        ...

    def speak(self, job: int, text: str, voice: str, rate_step: int) -> None:
        """Begin a job; `rate_step` as in levels.py. Job numbers only grow."""
        ...

    def stop(self) -> None:
        """Fall silent at once (A08); returns without waiting for the sound card."""
        ...

    def pause(self) -> None:
        """Hold the running job where it is (A09)."""
        ...

    def resume(self) -> None:
        """Go on from where the job was held."""
        ...

    def set_gain(self, factor: float) -> None:
        """Scale the samples from now on, in the running job too; 1.0 is as synthesised."""
        ...

    def forget(self) -> None:
        """Let go of everything that was ever spoken, also inside the engine (issue 2, point 10)."""
        ...

    def close(self) -> None:
        """End the engine and whatever it started."""
        ...
