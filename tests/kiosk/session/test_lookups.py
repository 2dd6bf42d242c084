"""Wrong references are counted over residents."""

from kiosk.session.lookups import Lookups
from tests.fakes import FakeClock


def test_after_ten_wrong_ones_in_a_quarter_of_an_hour_there_is_a_rest(clock: FakeClock) -> None:
    """P23."""
    lookups = Lookups(clock)
    for _ in range(10):
        assert lookups.is_allowed
        lookups.note_wrong()
        clock.advance(30)

    assert not lookups.is_allowed
    assert lookups.seconds_to_wait == 600
    clock.advance(599)
    assert not lookups.is_allowed
    clock.advance(1)
    assert lookups.is_allowed


def test_right_ones_and_old_ones_do_not_count(clock: FakeClock) -> None:
    lookups = Lookups(clock)
    for _ in range(40):
        lookups.note_wrong()
        clock.advance(91)

    assert lookups.is_allowed
