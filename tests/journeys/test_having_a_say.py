"""Having a say through the real window: no name, no reference, once in a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.conftest import Arrive
from tests.journeys.resident import REFERENCE, Resident

OPEN = "this-kiosk"


def take_part(resident: Resident) -> None:
    resident.press("Have your say")
    asked = resident.app.core.pack.consultation(OPEN)
    assert asked is not None
    resident.press(asked.title)
    resident.press("Start")
    resident.answer_all(asked)
    resident.must_be_at("Check your answers")
    resident.press("Send to the city")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_somebody_has_a_say_by_touch_and_only_once(arrive: Arrive, home: Path, tag: str) -> None:
    resident = arrive(tag)
    resident.begin()
    take_part(resident)

    resident.must_be_at("Thank you")
    assert not any(REFERENCE.search(text) for text in resident.texts_seen())
    core = resident.app.core
    assert (core.ballots.counts()["saved"], core.outbox.counts()["saved"]) == (1, 0)
    assert list(home.glob("print/*")) == []

    resident.press("Back")
    resident.press("Have your say")
    resident.press(core.pack.consultation(OPEN).title)
    assert not resident.can_press(resident.word("Start"))

    resident.press("I’m finished")  # and the next resident may
    resident.begin()
    take_part(resident)
    assert core.ballots.counts()["saved"] == 2


def test_results_can_be_read_and_feedback_is_beside_them(arrive: Arrive) -> None:
    resident = arrive("en")
    resident.begin()
    resident.press("Have your say")
    resident.press("Buses at night")

    seen = " ".join(resident.texts_seen()).replace("\u2068", "").replace("\u2069", "")
    assert "412 people took part." in seen
    assert "Until midnight: 241 of 412" in seen
    assert not resident.can_press("Start")

    resident.press("Back")
    resident.press(resident.app.core.pack.service("feedback").title)
    resident.must_be_at(resident.app.core.pack.service("feedback").title)
