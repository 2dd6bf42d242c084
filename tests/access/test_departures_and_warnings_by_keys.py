"""Departures and warnings for somebody who sees nothing and has eight keys."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.access.conftest import Kiosk
from tests.fakes import FakeClock
from tests.warnings_here import Feed, document
from ui.models.alerts import GUARD_SECONDS, LOOK_SECONDS

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
GRAVE = document("Extreme", "Flood now")
MILD = document("Moderate", "Rain later")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def feed(kiosk: Kiosk, tmp_path: Path) -> Feed:
    return Feed(kiosk.app.core.offers, tmp_path)


def comes(kiosk: Kiosk, feed: Feed, *documents: bytes) -> list[str]:
    kiosk.hear()
    feed.tells(datetime(2026, 11, 24, 10, 0, tzinfo=UTC), *documents)
    kiosk.clock.advance(LOOK_SECONDS)
    kiosk.app.models.offers.alerts.look()
    return kiosk.hear()


def test_a_grave_warning_is_heard_and_the_round_key_goes_on_where_one_was(
    kiosk: Kiosk, feed: Feed
) -> None:
    kiosk.clock.jump(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.go_to("Report a problem")
    cursor = kiosk.app.access.speech.cursor
    before = cursor.item

    said = comes(kiosk, feed, GRAVE)
    assert kiosk.tones[-1] == "attention"
    assert said[:3] == ["Very serious warning", "Flood now", "Go to the upper floor."]
    assert said[-1].startswith("I have read this")
    assert "Flood now" in bot.press("up") + bot.press("up") + bot.go_to("Flood now")

    kiosk.clock.advance(GUARD_SECONDS)
    bot.go_to("I have read this")
    assert "Report a problem" in bot.press("action")
    assert kiosk.app.app_model.property("overlay") == ""
    assert cursor.item is before
    assert bot.press("down").startswith("Ask for a service")


def test_the_band_is_told_once_and_after_the_page(kiosk: Kiosk, feed: Feed) -> None:
    kiosk.clock.jump(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    feed.tells(kiosk.clock.now(), MILD)
    bot = kiosk.blind("en")
    bot.begin("en")
    first = bot.hear_page()
    assert first.index("How can the city help you?") < first.index("Rain later")
    assert "attention" not in kiosk.tones
    assert "Rain later" not in bot.choose("Report a problem")
    assert "Rain later" in bot.go_to("Rain later")


def test_departures_are_heard_line_by_line(kiosk: Kiosk) -> None:
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.hear_page()
    told = bot.choose("Departures").replace("\u202f", " ")
    assert "Departures from Library Square." in told
    line = bot.go_to("Line 2 to Lake Park").replace("\u202f", " ")
    assert "platform A: at 10:35 AM, at 10:55 AM, and at 11:15 AM." in line
    assert "wheelchair" in line
