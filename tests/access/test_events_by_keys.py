"""Somebody who sees nothing hears what is on, and when, and where."""

from __future__ import annotations

from tests.access.conftest import Kiosk


def test_an_event_is_found_by_ear(kiosk: Kiosk) -> None:
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.hear_page()
    bot.choose("Events")
    assert "Tuesday, November 24, 2026" in bot.go_to("Tuesday")
    told = bot.go_to("Story time").replace("\u202f", " ")
    assert "10:30 AM to 11:15 AM" in told
    assert "Central Library" in told

    assert bot.press("action").startswith("Story time")
    heard = " ".join(bot.press("down") for _ in range(4)).replace("\u202f", " ")
    assert "Wednesday, November 25, 2026" in heard
    assert "10:30 AM to 11:15 AM" in heard
