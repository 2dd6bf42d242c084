"""Every service of the demo city by touch; and what holds on every page, in a covering sample."""

from __future__ import annotations

import pytest

from kiosk.pack.model import Pack
from kiosk.settings import share_dir
from tests.journeys.conftest import PORTRAIT, Arrive
from tests.journeys.inspection import faults, foreign, is_plain
from tests.journeys.resident import Resident
from tests.languages import TRANSLATED

SERVICES = sorted(path.stem for path in (share_dir("assets") / "demo-city/services").glob("*.yaml"))
SAMPLE = [
    ("ar", (1080, 1920), 200, "library-card"),
    ("ar", (1920, 1080), 200, "reduced-fare"),
    ("ar", (1024, 768), 200, "street-light"),
    ("es", (1024, 768), 100, "home-help"),
    ("fr", (1920, 1080), 150, "bulky-waste"),
    ("zh-Hans", (1080, 1920), 125, "language-class"),
    ("vi", (1920, 1080), 100, "reduced-fare"),
    ("en", (1024, 768), 200, "library-card"),
]
THEMES = ["light", "dark", "yellow-on-black", "black-on-white"]


def walk(resident: Resident, service_id: str) -> list[str]:
    """Walk a service to its receipt and out; return what was wrong on any page."""
    found: list[str] = []

    def look() -> None:
        found.extend(f"{resident.title()}: {fault}" for fault in faults(resident))

    resident.look = look
    resident.begin()
    look()
    service = resident.open(service_id)
    resident.answer_all(service)
    look()
    resident.send()
    look()
    resident.press("Help")
    look()
    resident.press("About this kiosk")
    look()
    resident.press("Back")
    resident.press("Back")
    resident.press("I’m finished")
    assert resident.hands.sees(f"language-{resident.tag}")
    return found


@pytest.mark.parametrize("service_id", SERVICES)
def test_every_service_is_walked_to_its_receipt(arrive: Arrive, service_id: str) -> None:
    assert walk(arrive("en"), service_id) == []


@pytest.mark.parametrize(("tag", "size", "text_size", "service_id"), SAMPLE)
def test_every_page_is_whole_in_any_language_size_and_panel(
    arrive: Arrive, tag: str, size: tuple[int, int], text_size: int, service_id: str
) -> None:
    resident = arrive(tag, size=size)
    preferences = resident.app.models.preferences
    preferences.set("text_size", text_size)
    preferences.set("theme", THEMES[len(service_id) % len(THEMES)])
    assert walk(resident, service_id) == []


@pytest.mark.soak
@pytest.mark.parametrize("size", [PORTRAIT, (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_service_in_every_language_on_every_panel(
    arrive: Arrive, riverbend: Pack, tag: str, size: tuple[int, int]
) -> None:
    resident = arrive(tag, size=size)
    for service in riverbend.services:
        assert walk(resident, service.id) == []


def test_a_text_left_in_english_is_found(arrive: Arrive) -> None:
    resident = arrive("ar")
    resident.begin()
    assert foreign(resident) == []
    title = next(i for i in resident.items() if i.property("text") == resident.title())
    title.setProperty("text", "How can the city help you?")
    assert foreign(resident) == ["not in ar: 'How can the city help you?'"]


def test_a_text_that_may_be_rich_is_found(arrive: Arrive) -> None:
    resident = arrive("en")
    title = next(i for i in resident.items() if i.inherits("QQuickText"))
    assert is_plain(title)
    title.setProperty("textFormat", 2)
    assert not is_plain(title)
