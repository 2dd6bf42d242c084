"""How loud and how fast, in steps a resident can count (A22, B07, B08)."""

from __future__ import annotations

from typing import NamedTuple

WORDS_PER_MINUTE = 125
RATE_PERCENT = (50, 70, 85, 100, 125, 160, 200)
RATE_DEFAULT = 3

VOLUME_LOUDEST = 10
VOLUME_DEFAULT = 5
DECIBEL_STEP = 3.0

_SLOWEST = 80
"""espeak-ng speaks no slower than this; what is slower is made of pauses between words."""

_WORD_GAP_AT_HALF = 5
"""Tens of milliseconds between words that bring 80 wpm down to half of 125 (measured, English)."""


class Pace(NamedTuple):
    """What espeak-ng is told for a step: words per minute, and the gap between words."""

    words_per_minute: int
    word_gap: int


def rate_step(step: int) -> int:
    """Return the nearest rate step, 0 (slowest) to 6."""
    return min(max(step, 0), len(RATE_PERCENT) - 1)


def volume_step(step: int) -> int:
    """Return the nearest volume step, 0 (softest, not mute) to 10."""
    return min(max(step, 0), VOLUME_LOUDEST)


def pace(step: int) -> Pace:
    """Return the pace of a rate step; pitch is not part of it and stays as it is (A22)."""
    wanted = WORDS_PER_MINUTE * RATE_PERCENT[rate_step(step)] / 100
    if wanted < _SLOWEST:
        return Pace(_SLOWEST, _WORD_GAP_AT_HALF)
    return Pace(round(wanted), 0)


def decibels(step: int) -> float:
    """Return the level of a volume step in dB; step 10 is full scale, so that nothing clips."""
    return (volume_step(step) - VOLUME_LOUDEST) * DECIBEL_STEP


def gain(step: int) -> float:
    """Return the factor for samples at a volume step."""
    return float(10 ** (decibels(step) / 20))
