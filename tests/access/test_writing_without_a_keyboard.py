"""Names and words by eight keys, or by one switch (A01, A14, C01, C14)."""

from __future__ import annotations

from collections.abc import Callable

from tests.access.conftest import Kiosk
from tests.access.test_switches import SwitchBot, strokes

NAME = "Bo L"
WAY = ("Cards and papers", "Library card", "Start", "For me", "Next")
DATE = {"Month": "3", "Day": "14", "Year": "1990"}
REST = (
    *("I have no address now", "Next", "Next", "I agree", "Next"),
    *("I will come back here", "Next", "Send to the city"),
)


class KeyBot:
    """Eight keys: it goes down until the thing it wants has the cursor."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk

    def choose(self, name: str) -> None:
        if name in ("Next", "Done", "Send to the city"):
            self.kiosk.strike("next")
            return
        passed = []
        for _ in range(60):
            item = self.kiosk.app.access.speech.cursor.item
            passed.append(self.kiosk.hands.spoken(item) if item is not None else "")
            if passed[-1] == name:
                self.kiosk.strike("action")
                return
            self.kiosk.strike("down")
        raise AssertionError(f"{name!r} was never reached; passed {passed}")


def apply_for_a_card(choose: Callable[[str], None]) -> None:
    for name in WAY:
        choose(name)
    for name in ("Name on card", *strokes(NAME), "Done", "Next"):
        choose(name)
    for part, digits in DATE.items():
        for name in (part, *strokes(digits, "digits"), "Done"):
            choose(name)
    for name in ("Next", *REST):
        choose(name)


def test_a_library_card_by_eight_keys(kiosk: Kiosk) -> None:
    kiosk.strike("down")
    kiosk.strike("action")
    kiosk.strike("down")
    journey: dict[str, str] = {}
    kiosk.app.models.journey.changed.connect(
        lambda: journey.update({kiosk.app.models.journey.question: kiosk.app.models.journey.text})
    )
    apply_for_a_card(KeyBot(kiosk).choose)
    assert journey["name"] == NAME  # with its capitals
    assert kiosk.app.core.outbox.counts()["saved"] == 1


def test_a_library_card_by_one_switch(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    bot.begin(1)
    bot.choose("English")
    apply_for_a_card(bot.choose)
    assert kiosk.app.core.outbox.counts()["saved"] == 1
