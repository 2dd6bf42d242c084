"""Short tones that say where one is without a word; made in memory, shorter than a syllable."""

from __future__ import annotations

import contextlib
import math
import threading
from array import array
from collections.abc import Callable
from typing import Literal, TypeAlias

from kiosk.voice.sinks import (
    SAMPLE_RATE,
    AplaySink,
    SilentSink,
    Sink,
    find_program,
    has_sound_card,
)

Tone: TypeAlias = Literal["edge", "anchor", "attention"]

_NOTES: dict[Tone, tuple[tuple[float, float], ...]] = {
    "edge": ((440.0, 0.06), (330.0, 0.06)),  # falling: the page ends here
    "anchor": ((880.0, 0.05),),  # high: a corner that is always the same
    "attention": ((660.0, 0.06), (880.0, 0.06)),  # rising: a warning follows
}
"""Hertz and seconds; A18 allows no sound that interferes, so none is longer than 120 ms."""

_SOFT = 0.25
_FADE = SAMPLE_RATE // 200


def samples(tone: Tone, gain: float) -> bytes:
    """Return a tone as 16-bit samples, as loud as `gain` (1.0: a quarter of full scale)."""
    made = array("h")
    for hertz, seconds in _NOTES[tone]:
        count = int(seconds * SAMPLE_RATE)
        for n in range(count):
            edge = min(n, count - n, _FADE) / _FADE  # without it, every note would click
            wave = math.sin(2 * math.pi * hertz * n / SAMPLE_RATE)
            made.append(int(32767 * _SOFT * min(gain, 1.0) * edge * wave))
    return made.tobytes()


class Tones:
    """Plays tones beside the voice, in a thread that nobody waits for."""

    def __init__(self, open_sink: Callable[[], Sink]) -> None:
        self._open_sink = open_sink
        self._playing = threading.Lock()

    def play(self, tone: Tone, gain: float) -> None:
        """Begin a tone; dropped while another one sounds or where there is no sound card."""
        if self._playing.acquire(blocking=False):
            threading.Thread(target=self._play, args=(samples(tone, gain),), daemon=True).start()

    def _play(self, pcm: bytes) -> None:
        try:
            with contextlib.suppress(OSError):
                sink = self._open_sink()
                sink.write(pcm)
                sink.drain()
        finally:
            self._playing.release()


def tones(*, silent: bool) -> Tones:
    """Return the tones of this machine."""
    program = "" if silent or not has_sound_card() else find_program("aplay")
    return Tones(lambda: AplaySink(program) if program else SilentSink())
