"""What is on, through the real window: by touch, and by ear with the keypad's keys."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.language.bidi import without_controls
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def test_the_next_story_time_is_found_by_touch(arrive: Arrive) -> None:
    resident = arrive("en", time=FakeClock(NOW))
    resident.begin()
    resident.press("Events")
    assert "Wednesday, November 25, 2026" in resident.headings()

    resident.press("Story time")
    resident.must_be_at("Story time")
    seen = without_controls(resident.page()).replace("\u202f", " ")
    assert "10:30 AM to 11:15 AM" in seen
    assert "Central Library" in seen

    resident.press("Back")
    resident.must_be_at("Events")


def test_the_list_is_in_the_language_on_screen(arrive: Arrive) -> None:
    resident = arrive("es", time=FakeClock(NOW))
    resident.begin()
    resident.press("Events")

    assert "miércoles, 25 de noviembre de 2026" in resident.headings()
    assert "Biblioteca Central" in resident.page()
