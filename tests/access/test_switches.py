"""Somebody with one switch, or two, finishes a journey (C14, model line 18)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.language.languages import LANGUAGES
from kiosk.pack.model import Service
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir
from tests.access.conftest import Kiosk
from tests.languages import OFFERED
from ui.input.switches import SwitchScan

DEMO = read_pack(share_dir("assets") / "demo-city")


class SwitchBot:
    """Knows which control has the ring, and has one thing to do: press now."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk

    @property
    def scan(self) -> SwitchScan:
        return self.kiosk.app.access.scan

    def offered(self) -> list[str]:
        """Return the names of what the ring is around, as somebody sees it: one thing, or a row."""
        return [self.kiosk.hands.spoken(item) for item in self.scan.offered()]

    def wait(self) -> None:
        """Let the scan go on once."""
        self.kiosk.clock.advance(3.1)
        self.scan.look()
        self.kiosk.hands.settle()

    def choose(self, name: str, go_on: Callable[[], None]) -> None:
        passed: list[str] = []
        for _ in range(60):
            names = self.offered()
            if name in names:
                self.take()
                if len(names) == 1:
                    return
            else:
                passed += names
                go_on()
        raise AssertionError(f"{name!r} was never offered; passed {passed}")

    def take(self) -> None:
        self.kiosk.strike("switch-1" if self.scan.switches == 1 else "switch-2")
        for _ in range(3):
            self.kiosk.hands.settle()


WAY = (
    "Report a problem",
    "Broken street light",
    "Start",
    "It is off all night",
    "Next",
    "Near this kiosk",
    "Next",
    "In the last 7 days",
    "Next",
    "No",
    "Next",
    "I will come back here",
    "Next",
    "Send to the city",
)


@pytest.mark.parametrize("switches", [1, 2])
def test_a_street_light_is_reported_with_switches(kiosk: Kiosk, switches: int) -> None:
    bot = SwitchBot(kiosk)
    kiosk.strike("switch-1" if switches == 1 else "switch-2")  # A26: the first press starts it
    assert bot.scan.switches == switches

    def go_on() -> None:
        bot.wait() if switches == 1 else kiosk.strike("switch-1")

    for name in ("English", *WAY):
        bot.choose(name, go_on)
    assert kiosk.app.core.outbox.counts()["saved"] == 1
    assert kiosk.script.lines == []  # speech is optional


def is_told_by_choosing(service: Service) -> bool:
    """Whether nothing must be written: a keyboard of letters is a page of its own to a switch."""
    written = ("text", "long-text", "number", "date", "appointment")
    return not any(question.type in written for question in service.questions)


CHOSEN = [service.id for service in DEMO.services if is_told_by_choosing(service)]


@pytest.mark.soak
@pytest.mark.parametrize("tag", OFFERED)
@pytest.mark.parametrize("service", CHOSEN)
def test_every_journey_of_choices_is_finished_with_one_switch(
    kiosk: Kiosk, service: str, tag: str
) -> None:
    finish(kiosk, service, tag)


@pytest.mark.parametrize("tag", ["ar", "so"])
def test_a_street_light_is_reported_with_one_switch_in_other_languages(
    kiosk: Kiosk, tag: str
) -> None:
    finish(kiosk, "street-light", tag)


def finish(kiosk: Kiosk, service: str, tag: str) -> None:
    """Do an errand with one switch; a page is known by its question, as by who reads it."""
    bot, errand = SwitchBot(kiosk), kiosk.errand(service, tag)
    kiosk.strike("switch-1")
    bot.choose(LANGUAGES[tag].endonym, bot.wait)
    for name in errand.way:
        bot.choose(name, bot.wait)
    go_on = kiosk.hands.spoken(kiosk.hands.find("next"))
    bot.choose(go_on, bot.wait)
    for _ in range(2 * len(errand.service.questions)):
        question = kiosk.app.models.journey.current
        if kiosk.route != "question" or question is None:
            break
        answer = errand.answer_to(errand.titles(question)[0])
        assert answer is not None, question.id
        for name in answer.choose:
            bot.choose(name, bot.wait)
        bot.choose(kiosk.hands.spoken(kiosk.hands.find("next")), bot.wait)
    assert kiosk.route == "check"
    bot.choose(kiosk.hands.spoken(kiosk.hands.find("next")), bot.wait)
    assert kiosk.app.core.outbox.counts()["saved"] == 1


def test_back_is_always_offered_first(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    kiosk.strike("switch-1")
    for name in ("English", "Report a problem"):
        bot.choose(name, bot.wait)
    assert bot.offered() == ["Back"]


def test_it_rests_after_three_rounds_and_a_press_only_wakes_it(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    kiosk.strike("switch-1")
    for _ in range(200):
        bot.wait()
    resting = bot.offered()
    bot.wait()
    assert bot.offered() == resting
    bot.take()
    assert kiosk.route == "start"
    bot.wait()
    assert bot.offered() != resting


def test_a_touch_that_is_shorter_than_wished_does_nothing(kiosk: Kiosk) -> None:
    """C12."""
    kiosk.app.models.preferences.set("hold_ms", 600)
    kiosk.hands.touch("language-en")
    assert kiosk.route == "start"
    kiosk.app.models.preferences.set("hold_ms", 0)
    kiosk.hands.touch("language-en")
    assert kiosk.route == "home"
