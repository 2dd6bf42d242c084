"""The player: what is heard, when it stops, and that a pause loses nothing."""

from __future__ import annotations

import itertools
import threading
from array import array
from collections.abc import Callable

import pytest

from kiosk.voice import levels
from kiosk.voice.player import LEAD
from kiosk.voice.sinks import SAMPLE_RATE
from tests.kiosk.voice.conftest import Studio

TEXT = "Where is the broken street light? It is next to the mosque on River Street."
SECOND = array("h", [1000, -1000] * (SAMPLE_RATE // 2))


def test_the_sink_is_never_far_ahead_of_the_ear(studio: Studio) -> None:
    ahead = []
    studio.while_waiting = lambda: ahead.append(len(studio.sound) / SAMPLE_RATE - studio.time)
    studio.player.begin(1)
    studio.player.feed(SECOND, [])
    assert studio.player.finish()
    assert max(ahead) <= LEAD + 0.051
    assert studio.time == pytest.approx(1.0, abs=0.06)
    assert len(studio.sound) == SAMPLE_RATE


def test_no_sample_reaches_the_sink_after_stop_has_returned(
    studio: Studio, speak: Callable[..., bool]
) -> None:
    """A08, with espeak-ng running in another thread than the one that stops it."""
    heard_some = threading.Event()
    studio.while_waiting = lambda: heard_some.set() if len(studio.log) > 3 else None
    ended: list[bool] = []
    speaking = threading.Thread(target=lambda: ended.append(speak(TEXT * 50)))
    speaking.start()
    assert heard_some.wait(10)
    studio.player.stop(1)
    when_stop_returned = list(studio.log)
    speaking.join(10)
    assert ended == [False]
    assert studio.log == when_stop_returned
    assert ("kill", b"") in studio.log


def test_a_job_stopped_before_it_began_is_not_heard(studio: Studio) -> None:
    studio.player.stop(1)
    assert not studio.player.begin(1)
    assert studio.player.begin(2)


def test_a_pause_silences_at_once_and_going_on_loses_no_sample(studio: Studio) -> None:
    """A09."""
    samples = array("h", range(-11000, 11000))
    marks: list[int] = []

    def hold_once() -> None:
        if not marks and studio.time > 0.3:
            marks.append(len(studio.log))
            studio.player.hold()
        elif len(marks) == 1:
            marks.append(len(studio.log))
            studio.player.go_on()

    studio.while_waiting = hold_once
    studio.player.begin(1)
    studio.player.feed(samples, [])
    assert studio.player.finish()
    before, after = marks
    assert [kind for kind, _ in studio.log[before:after]] == ["kill", "kill", "drain"]
    first, second = array("h"), array("h")
    for kind, pcm in studio.log[:before]:
        first.frombytes(pcm if kind == "write" else b"")
    for kind, pcm in studio.log[after:]:
        second.frombytes(pcm if kind == "write" else b"")
    assert second[-1] == samples[-1]
    heard_by_the_pause = samples.index(second[0])
    assert 0.25 * SAMPLE_RATE < heard_by_the_pause <= len(first)  # from the ear's place, no gap


def test_a_stop_while_held_ends_the_job(studio: Studio) -> None:
    studio.while_waiting = lambda: (studio.player.hold(), studio.player.stop(1))  # type: ignore[assignment]
    studio.player.begin(1)
    assert not studio.player.feed(SECOND, [])


@pytest.mark.parametrize("step", range(11))
def test_each_volume_step_is_three_decibels_from_the_next(step: int, studio: Studio) -> None:
    """B07, B08: the loudest step is full scale, so that nothing clips."""
    studio.player.set_gain(levels.gain(step))
    studio.player.begin(1)
    studio.player.feed(array("h", [32767, -32768] * 100), [])
    expected = 32767 * 10 ** ((step - 10) * 3 / 20)
    assert max(studio.sound) == pytest.approx(expected, abs=2)


def test_the_volume_has_the_range_and_the_step_the_standard_wants() -> None:
    lowest = levels.decibels(0)
    above = [levels.decibels(step) - lowest for step in range(levels.VOLUME_LOUDEST + 1)]
    assert above[-1] >= 18  # B07
    assert 12 in above  # B07
    assert max(b - a for a, b in itertools.pairwise(above)) <= 10  # B08


def test_the_volume_can_change_while_it_speaks(studio: Studio) -> None:
    studio.while_waiting = lambda: studio.player.set_gain(0.5) if studio.time > 0.4 else None
    studio.player.begin(1)
    studio.player.feed(SECOND, [])
    studio.player.finish()
    assert (studio.sound[0], studio.sound[-2]) == (1000, 500)


def test_a_sound_card_that_goes_away_does_not_end_the_speech(studio: Studio) -> None:
    """The time is kept and the words are shown, though nothing is heard."""
    studio.player._open_sink = _open_nothing
    studio.player.begin(1)
    studio.player.feed(SECOND, [(0, 0, 3), (15000, 4, 2)])
    assert studio.player.finish()
    assert [word[1:] for word in studio.words] == [(0, 3), (4, 2)]
    assert studio.time == pytest.approx(1.0, abs=0.06)


def _open_nothing() -> None:
    raise OSError("no card")
