"""When the bus goes and what the city warns of, by touch in the real window."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk.language.bidi import without_controls
from tests.fakes import FakeClock
from tests.journeys.conftest import Arrive

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def test_the_next_bus_is_found_by_touch(arrive: Arrive) -> None:
    resident = arrive("en", time=FakeClock(NOW))
    resident.begin()
    resident.press("Departures")
    resident.must_be_at("Departures")
    page = without_controls(resident.page()).replace("\u202f", " ")
    assert "Library Square" in page
    assert "Lake Park" in page
    assert {"10:35 AM", "10:55 AM", "11:15 AM"} <= set(page.split("\n"))
    assert "You can get on with a wheelchair." in page
    resident.press("Back")
    resident.must_be_at("How can the city help you?")


def test_a_warning_is_read_from_the_start_screen_and_again_in_ones_own_language(
    arrive: Arrive,
) -> None:
    resident = arrive("es", time=FakeClock(NOW))
    resident.hands.touch("warning-read")
    resident.paint()
    assert "The river is high" in resident.page()

    resident.touch(resident.hands.find("back"))
    resident.begin()
    resident.hands.touch("warning-read")
    resident.paint()
    resident.press("El río está crecido")
    page = without_controls(resident.page())
    assert "No se acerque al agua." in page
    assert "Riverbend" in resident.hands.find("facts").property("text")

    resident.touch(resident.hands.find("next"))
    resident.touch(resident.hands.find("back"))
    told = resident.hands.find("warning-text").property("text")
    assert "marrón" in told or "agua" in told.lower()
