"""Somebody who sees nothing finds help, hears how to reach it, and says what was wrong."""

from __future__ import annotations

import datetime as dt

from tests.access.conftest import Kiosk


def test_help_is_found_with_the_keypad_and_put_right(kiosk: Kiosk) -> None:
    kiosk.clock.jump(dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC))
    errand = kiosk.errand("feedback", "en")
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.hear_page()
    for wanted in ("Find help near me", "Health", "Dentists"):
        heard = bot.choose(wanted)
    assert heard.startswith("Dentists")
    assert "They speak English. 6 places fit. Tick box" in bot.go_to("They speak English")
    heard = bot.go_to("Old Town Dental Clinic")
    assert "About" in heard
    assert "now" in heard  # open, or when again
    kiosk.strike("action")
    assert bot.hear_page().startswith("Old Town Dental Clinic")

    bot.go_to("By phone")
    assert bot.press("down").startswith("5, 5, 5. 0, 1,")
    heard = bot.choose("This was wrong")
    for _ in errand.service.questions:
        answer = errand.answer_to(heard)
        if answer is None:
            break
        bot._answer(answer)
        heard = bot.press("next")
    assert "We have your question" in bot.press("next")
    assert kiosk.app.core.outbox.counts()["saved"] == 1
