"""What the city offers beside its services, by ear and eight keys, in the languages it speaks."""

from __future__ import annotations

import datetime as dt

import pytest

from kiosk.language.bidi import without_controls
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg
from tests.access.conftest import Kiosk
from tests.languages import OFFERED, sampled

HEARD = tuple(tag for tag in OFFERED if LANGUAGES[tag].voice)
MORNING = dt.datetime(2026, 11, 24, 18, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize("tag", sampled("blind-say", HEARD))
def test_a_say_is_had_in_each_language(kiosk: Kiosk, tag: str) -> None:
    core = kiosk.app.core
    asked = core.pack.consultation("this-kiosk")
    assert asked is not None
    errand = kiosk.errand("feedback", tag)
    errand.service = asked
    bot = kiosk.blind(tag)
    bot.begin(tag)
    bot.hear_page()
    bot.choose(errand.said(msg("Have your say")))
    bot.choose(errand.said(asked.title))

    heard = bot.press("next")
    for _ in asked.questions:
        answer = errand.answer_to(heard)
        if answer is None:
            break
        bot._answer(answer)
        heard = bot.press("next")
    bot.press("next")

    assert kiosk.route == "thanks", bot.diary[-30:]
    assert core.ballots.counts()["saved"] == 1


@pytest.mark.parametrize("tag", sampled("blind-departures", HEARD))
def test_departures_are_heard_in_each_language(kiosk: Kiosk, tag: str) -> None:
    kiosk.clock.jump(MORNING)
    errand = kiosk.errand("feedback", tag)
    bot = kiosk.blind(tag)
    bot.begin(tag)
    bot.hear_page()
    told = bot.choose(errand.said(msg("Departures")))
    stop, name = kiosk.app.core.offers.departure_stops(tag)[0]
    assert without_controls(name.aloud) in told, stop
    first = kiosk.app.models.offers.departures.lines.rows[0]
    assert first.speech
    bot.go_to(without_controls(first.speech).split("\n")[0][:20], begins=False)
