"""Tones are short, soft and made in memory (A18)."""

from __future__ import annotations

import struct
import threading

import pytest

from kiosk.voice.sinks import SAMPLE_RATE
from kiosk.voice.tones import Tone, Tones, samples


def heard(pcm: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(pcm) // 2}h", pcm)


@pytest.mark.parametrize("tone", ["edge", "anchor"])
def test_a_tone_is_shorter_than_a_syllable_and_never_clicks(tone: Tone) -> None:
    wave = heard(samples(tone, 1.0))
    assert 0.03 < len(wave) / SAMPLE_RATE <= 0.12
    assert abs(wave[0]) < 50
    assert abs(wave[-1]) < 400
    assert 2000 < max(wave) <= 32767 // 4


def test_a_tone_is_as_loud_as_the_voice() -> None:
    assert max(heard(samples("edge", 0.5))) == pytest.approx(
        max(heard(samples("edge", 1.0))) / 2, abs=2
    )


def test_a_card_that_is_gone_keeps_nobody_waiting() -> None:
    asked = threading.Event()

    def gone() -> None:
        asked.set()
        raise OSError("no card")

    tones = Tones(gone)
    tones.play("edge", 1.0)
    assert asked.wait(5)
