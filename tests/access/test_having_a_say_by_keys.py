"""Somebody who sees nothing has a say, with the keypad and by ear."""

from __future__ import annotations

from tests.access.conftest import Kiosk


def test_a_say_is_had_with_the_keypad_and_thanked_for(kiosk: Kiosk) -> None:
    core = kiosk.app.core
    asked = core.pack.consultation("this-kiosk")
    assert asked is not None
    errand = kiosk.errand("feedback", "en")
    errand.service = asked
    bot = kiosk.blind("en")
    bot.begin("en")
    bot.hear_page()
    assert "You do not need to give your name." in bot.choose("Have your say")
    bot.choose("How was this kiosk?")

    heard = bot.press("next")
    for _ in asked.questions:
        answer = errand.answer_to(heard)
        if answer is None:
            break
        bot._answer(answer)
        heard = bot.press("next")
    thanks = bot.press("next")

    assert "Thank you" in thanks
    assert "Your answers are saved without your name." in thanks
    assert kiosk.route == "thanks"
    assert core.ballots.counts()["saved"] == 1
