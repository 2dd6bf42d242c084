"""The resident session: what it keeps, and that nothing of it is left at the end."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.session import timing
from kiosk.session.preferences import CHOICES, DEFAULTS, Preferences
from kiosk.session.session import EndReason, ResidentSession
from tests.fakes import FakeClock


@dataclass
class FakeJourney:
    """Stands for a journey: the session only ever clears one."""

    answers: dict[str, str]

    def clear(self) -> None:
        self.answers.clear()


@dataclass(frozen=True)
class FakeReceipt:
    reference: str


@pytest.fixture
def session(clock: FakeClock) -> ResidentSession:
    return ResidentSession(clock)


changes = st.sampled_from(sorted(CHOICES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(CHOICES[name]))
)


@given(
    st.lists(changes, max_size=20),
    st.sampled_from(["en", "ar", "zh-Hans"]),
    st.sampled_from(["finished", "idle", "fault", "staff"]),
)
def test_after_any_end_nothing_of_the_resident_is_left(
    wishes: list[tuple[str, int | str | bool]], language: str, reason: EndReason
) -> None:
    """F09: the whole registry is back at its defaults, and everything else is gone."""
    clock = FakeClock()
    session = ResidentSession(clock)
    untouched = vars(ResidentSession(clock))
    journey = FakeJourney({"name": "Canary"})
    session.choose_language(language)
    for name, value in wishes:
        session.prefer(name, value)
    session.begin(journey)  # type: ignore[arg-type]
    session.keep(FakeReceipt("KX4-7PM"))
    unfinished = FakeJourney({"phone": "Canary"})
    session.begin(unfinished)  # type: ignore[arg-type]

    ended = session.end(reason)

    left = {key: value for key, value in vars(session).items() if key != "timer"}
    assert ended.is_clean
    assert left == {key: value for key, value in untouched.items() if key != "timer"}
    assert journey.answers == unfinished.answers == {}
    assert session.timer.limit == 120


def test_every_preference_is_in_the_registry() -> None:
    assert set(vars(DEFAULTS)) == set(CHOICES)
    assert all(vars(DEFAULTS)[name] in values for name, values in CHOICES.items())


def test_a_preference_that_is_not_offered_is_refused() -> None:
    with pytest.raises(ValueError, match="300"):
        Preferences().with_("text_size", 300)
    with pytest.raises(KeyError):
        Preferences().with_("font", "Comic")


def test_stepping_stays_at_the_ends_unless_it_walks_around() -> None:
    largest = Preferences(text_size=200)

    assert largest.step("text_size").text_size == 200
    assert largest.step("text_size", around=True).text_size == 100
    assert Preferences(volume=0).step("volume", -1).volume == 0
    assert Preferences(theme="dark").changed == ("theme",)


def test_switching_language_keeps_journey_and_preferences(session: ResidentSession) -> None:
    """H01."""
    journey = FakeJourney({"where": "Mill Street"})
    session.prefer("text_size", 200)
    session.begin(journey)  # type: ignore[arg-type]

    session.choose_language("vi")

    assert session.language == "vi"
    assert session.journey is journey
    assert session.preferences.text_size == 200
    assert journey.answers == {"where": "Mill Street"}


def test_another_journey_drops_the_answers_of_the_first(session: ResidentSession) -> None:
    first, second = FakeJourney({"a": "1"}), FakeJourney({})
    session.begin(first)  # type: ignore[arg-type]
    session.begin(second)  # type: ignore[arg-type]

    assert first.answers == {}


def test_forms_wait_longer_and_the_voice_longest(session: ResidentSession) -> None:
    """F05."""
    session.touched()
    assert session.timer.limit == 120
    session.begin(FakeJourney({}))  # type: ignore[arg-type]
    assert session.timer.limit == 180
    session.prefer("voice", True)
    assert session.timer.limit == 300
    session.prefer("voice", False)
    session.leave_journey()
    assert session.timer.limit == 120


def test_more_time_goes_up_to_ten_times(session: ResidentSession) -> None:
    """F04."""
    assert [session.more_time() for _ in range(4)] == [2, 5, 10, 10]
    assert session.timer.limit == 1200


def test_a_failing_wiper_is_named_and_keeps_no_other_from_running(
    session: ResidentSession,
) -> None:
    done = []

    def fail() -> None:
        raise OSError("no clipboard")

    session.on_end("clipboard", fail)
    session.on_end("speech", lambda: done.append("speech"))

    ended = session.end("finished")

    assert ended.failed == ("clipboard",)
    assert done == ["speech"]


def test_the_first_touch_starts_the_clock(session: ResidentSession, clock: FakeClock) -> None:
    clock.advance(3600)
    session.touched()

    assert session.is_begun
    assert session.timer.state() == timing.Active()
