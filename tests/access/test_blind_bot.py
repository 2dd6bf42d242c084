"""Somebody who sees nothing finishes a journey by what is said and eight keys (A01, A24, C01)."""

from __future__ import annotations

import pytest

from kiosk.language.languages import LANGUAGES
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir
from tests.access.conftest import Kiosk
from tests.journeys.resident import REFERENCE

DEMO = read_pack(share_dir("assets") / "demo-city")
HEARD = tuple(tag for tag in DEMO.languages if LANGUAGES[tag].voice)
"""Languages with a voice: who hears only is not offered the others (A13)."""
SAMPLE = ("en", "ar")


def finish(kiosk: Kiosk, service: str, tag: str) -> None:
    """Do the errand blind, and look into the outbox for what came of it."""
    bot, errand = kiosk.blind(tag), kiosk.errand(service, tag)
    bot.begin(tag)
    bot.hear_page()
    bot.run(errand)
    core = kiosk.app.core
    assert core.outbox.counts()["saved"] == 1, "\n".join(bot.diary[-60:])
    reference = kiosk.app.desk.session.receipts[-1].reference
    spelt = core.texts(tag).spell(reference)
    assert REFERENCE.fullmatch(reference)
    bot.go_to(spelt, begins=False)  # A16: what is needed to come back is said
    assert {line.language for line in kiosk.script.lines[20:]} == {tag}, "A12"
    bot.press("next")
    assert not kiosk.app.desk.session.is_begun
    assert kiosk.app.core.voice.volume == 5


@pytest.mark.parametrize("tag", SAMPLE)
def test_a_blind_resident_reports_a_street_light(kiosk: Kiosk, tag: str) -> None:
    finish(kiosk, "street-light", tag)


TURNS = [(DEMO.services[5 * n % len(DEMO.services)].id, tag) for n, tag in enumerate(HEARD)]
"""Each language with a service, another one for each."""


@pytest.mark.parametrize(("service", "tag"), TURNS)
def test_a_blind_resident_finishes_a_journey_in_each_language(
    kiosk: Kiosk, service: str, tag: str
) -> None:
    finish(kiosk, service, tag)


@pytest.mark.soak
@pytest.mark.parametrize("tag", HEARD)
@pytest.mark.parametrize("service", [service.id for service in DEMO.services])
def test_a_blind_resident_finishes_every_journey(kiosk: Kiosk, service: str, tag: str) -> None:
    finish(kiosk, service, tag)
