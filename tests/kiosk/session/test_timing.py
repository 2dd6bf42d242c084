"""Waiting times, with a clock whose hands the test turns."""

import pytest

from kiosk.session import timing
from kiosk.session.timing import Active, Expired, IdleTimer
from tests.fakes import FakeClock


@pytest.fixture
def timer(clock: FakeClock) -> IdleTimer:
    return IdleTimer(clock)


def test_warns_after_two_minutes_and_ends_thirty_seconds_later(
    timer: IdleTimer, clock: FakeClock
) -> None:
    """F02, F05."""
    clock.advance(119)
    assert timer.state() == Active()
    clock.advance(1)
    assert timer.state() == timing.Warning(30)
    clock.advance(29.5)
    assert timer.state() == timing.Warning(1)
    clock.advance(0.5)
    assert timer.state() == Expired()


@pytest.mark.parametrize(("mode", "seconds"), [("touch", 120), ("form", 180), ("speech", 300)])
def test_each_mode_has_its_own_limit(
    timer: IdleTimer, clock: FakeClock, mode: timing.Mode, seconds: int
) -> None:
    timer.use(mode)
    clock.advance(seconds - 1)
    assert timer.state() == Active()
    clock.advance(1)
    assert timer.state() == timing.Warning(30)


def test_any_touch_answers_the_warning_as_often_as_needed(
    timer: IdleTimer, clock: FakeClock
) -> None:
    """F03: no limit on how often."""
    for _ in range(50):
        clock.advance(120)
        assert isinstance(timer.state(), timing.Warning)
        clock.advance(29)
        timer.poke()
        assert timer.state() == Active()


def test_speech_and_printing_stop_the_clock(timer: IdleTimer, clock: FakeClock) -> None:
    """F05: the clock never counts while speech plays or while printing."""
    clock.advance(100)
    timer.hold("speech")
    clock.advance(90)
    timer.hold("printing")
    timer.release("speech")
    clock.advance(90)
    timer.release("printing")

    assert timer.state() == Active()
    clock.advance(20)
    assert timer.state() == timing.Warning(30)


def test_the_time_to_answer_is_counted_after_the_spoken_prompt(
    timer: IdleTimer, clock: FakeClock
) -> None:
    """F02."""
    clock.advance(120)
    assert timer.state() == timing.Warning(30)
    timer.hold("speech")
    clock.advance(25)
    timer.release("speech")

    assert timer.state() == timing.Warning(30)


def test_a_voice_that_died_does_not_hold_a_session_open(timer: IdleTimer, clock: FakeClock) -> None:
    timer.hold("speech")
    clock.advance(timing.LONGEST_HOLD + 119)
    assert timer.state() == Active()
    clock.advance(1)
    assert timer.state() == timing.Warning(30)
    assert not timer.is_held


def test_a_machine_that_slept_still_warns_first(timer: IdleTimer, clock: FakeClock) -> None:
    """F01: nobody is thrown out without a warning."""
    clock.advance(10_000)
    assert timer.state() == timing.Warning(30)
    clock.advance(30)
    assert timer.state() == Expired()


def test_a_touch_after_the_end_does_not_bring_the_session_back(
    timer: IdleTimer, clock: FakeClock
) -> None:
    clock.advance(120)
    timer.state()
    clock.advance(30)
    assert timer.state() == Expired()
    timer.poke()
    assert timer.state() == Expired()
    timer.restart()
    assert timer.state() == Active()


def test_more_time_stretches_the_limit_and_the_answer(timer: IdleTimer, clock: FakeClock) -> None:
    """F04: up to ten times."""
    timer.use("touch", 10)
    clock.advance(1199)
    assert timer.state() == Active()
    clock.advance(1)
    assert timer.state() == timing.Warning(300)


def test_the_wall_clock_does_not_matter(timer: IdleTimer, clock: FakeClock) -> None:
    """P16: a time server may move the hands while a resident stands here."""
    clock.jump(clock.now().replace(year=2031))

    assert timer.state() == Active()
