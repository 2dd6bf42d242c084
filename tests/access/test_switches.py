"""Somebody with one switch, or two, finishes a journey (C14, model line 18)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.forms.questions import Question
from kiosk.language.alphabets import Writing, has_latin, letter_groups, letter_name
from kiosk.language.languages import LANGUAGES
from kiosk.pack.reader import read_pack
from kiosk.settings import share_dir
from tests.access.conftest import Kiosk
from tests.access.errands import Errand
from tests.languages import OFFERED
from ui.input.switches import SwitchScan

LONG = 80
TOOLS = ["Text size", "Contrast", "Read aloud", "Lower", "I’m finished"]
DEMO = read_pack(share_dir("assets") / "demo-city")


Wanted: TypeAlias = str | Callable[[QQuickItem], bool]
"""A thing by its name, or by how it looks."""


class SwitchBot:
    """Knows what has the ring, and has one thing to do, or two: press now, go on now."""

    def __init__(self, kiosk: Kiosk) -> None:
        self.kiosk = kiosk

    @property
    def scan(self) -> SwitchScan:
        return self.kiosk.app.access.scan

    def begin(self, switches: int) -> None:
        """Press the first time: that starts it (A26)."""
        self.kiosk.strike("switch-1" if switches == 1 else "switch-2")
        assert self.scan.switches == switches

    def offered(self) -> list[str]:
        """Return the names of what the ring is around, as somebody sees it: one thing, or a row."""
        return [self.kiosk.hands.spoken(item) for item in self.scan.offered()]

    def wait(self) -> None:
        """Let the scan go on once."""
        self.kiosk.clock.advance(3.1)
        self.scan.look()
        self.kiosk.hands.settle()

    def go_on(self) -> None:
        """Wait for the next thing with one switch, ask for it with two."""
        if self.scan.switches == 1:
            self.wait()
        else:
            self.kiosk.strike("switch-1")

    def choose(self, wanted: Wanted) -> None:
        """Let things pass until it is there, open its row, take it."""
        passed: list[str] = []
        for _ in range(LONG):
            row = self.scan.offered()
            if any(self._is(wanted, item) for item in row):
                self.take()
                if len(row) == 1:
                    return
            else:
                passed += self.offered()
                self.go_on()
        raise AssertionError(f"{wanted!r} was never offered; passed {passed}")

    def write(self, field: int, words: str, tag: str, *, first: str = "") -> None:
        """Write in one of the page's fields with letters that are chosen, `first` other letters."""
        fields = [item for item in self.scan.items() if self._is_field(item)]
        writing = fields[field].property("inputMode")
        self.choose(lambda item: item is fields[field])
        if first:
            self.choose(first)
        for stroke in strokes(words, writing, tag):
            self.choose(stroke)
        self.choose(self.kiosk.hands.spoken(self.kiosk.hands.find("next")))

    def take(self) -> None:
        self.kiosk.strike("switch-1" if self.scan.switches == 1 else "switch-2")
        for _ in range(3):
            self.kiosk.hands.settle()

    def _is(self, wanted: Wanted, item: QQuickItem) -> bool:
        return self.kiosk.hands.spoken(item) == wanted if isinstance(wanted, str) else wanted(item)

    def _is_field(self, item: QQuickItem) -> bool:
        return self.kiosk.hands.role(item) == QAccessible.Role.EditableText


def strokes(text: str, writing: Writing = "text", tag: str = "en") -> list[str]:
    """Return what is chosen, one thing after the other, to write a text."""
    chosen = []
    for letter in text.lower():
        if letter == " ":
            chosen.append("Space")
            continue
        group = next(group for group in letter_groups(tag, writing) if letter in group)
        chosen += [", ".join(letter_name(one, tag) for one in group), letter_name(letter, tag)]
    return chosen


def is_not_chosen_yet(item: QQuickItem) -> bool:
    """Whether an item is an answer with an empty mark."""
    face = QAccessible.queryAccessibleInterface(item)
    return face.role() == QAccessible.Role.RadioButton and not face.state().checked


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
    bot.begin(switches)
    for name in ("English", *WAY):
        bot.choose(name)
    assert kiosk.app.core.outbox.counts()["saved"] == 1
    assert kiosk.script.lines == []  # speech is optional


@pytest.mark.parametrize(
    ("service", "tag", "switches"),
    [
        ("street-light", "so", 1),
        ("language-class", "ar", 1),  # a text, a number
        ("id-card-appointment", "en", 1),  # a text, a date, a time to come at
        ("id-card-appointment", "vi", 2),
        ("parking-permit-resident", "ar", 1),  # a number plate in other letters than one's own
    ],
)
def test_a_journey_is_finished_with_switches(
    kiosk: Kiosk, service: str, tag: str, switches: int
) -> None:
    finish(kiosk, service, tag, switches)


@pytest.mark.soak
@pytest.mark.parametrize("tag", OFFERED)
@pytest.mark.parametrize("service", [service.id for service in DEMO.services])
def test_every_journey_is_finished_with_one_switch(kiosk: Kiosk, service: str, tag: str) -> None:
    finish(kiosk, service, tag, 1)


def finish(kiosk: Kiosk, service: str, tag: str, switches: int) -> None:
    """Do an errand with switches; a page is known by its question, as by who reads it."""
    bot, errand = SwitchBot(kiosk), kiosk.errand(service, tag)
    bot.begin(switches)
    bot.choose(LANGUAGES[tag].endonym)
    for name in errand.way:
        bot.choose(name)
    bot.choose(kiosk.hands.spoken(kiosk.hands.find("next")))
    for _ in range(2 * len(errand.service.questions)):
        question = kiosk.app.models.journey.current
        if kiosk.route != "question" or question is None:
            break
        answer_with(bot, errand, question, tag)
        bot.choose(kiosk.hands.spoken(kiosk.hands.find("next")))
    assert kiosk.route == "check"
    bot.choose(kiosk.hands.spoken(kiosk.hands.find("next")))
    assert kiosk.app.core.outbox.counts()["saved"] == 1


def answer_with(bot: SwitchBot, errand: Errand, question: Question, tag: str) -> None:
    """Answer one question; for words, two letters of the language will do."""
    answer = errand.answer_to(errand.titles(question)[0])
    assert answer is not None, question.id
    for name in answer.choose:
        bot.choose(name)
    if answer.then:
        bot.choose(is_not_chosen_yet)
    for n, words in enumerate(answer.write):
        if getattr(question, "pattern", None):  # a number plate
            own = has_latin(tag)
            bot.write(n, "ab1", tag if own else "en", first="" if own else "A, B, C")
        else:
            is_words = question.type in ("text", "long-text")
            bot.write(n, two_letters(tag) if is_words else words, tag)


def two_letters(tag: str) -> str:
    """Return two letters of a language that can stand in one word."""
    first, second, *_ = letter_groups(tag)
    return first[0] + second[0]


def test_back_is_always_offered_first(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    kiosk.strike("switch-1")
    for name in ("English", "Report a problem"):
        bot.choose(name)
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


def wait_for_tools(bot: SwitchBot) -> None:
    for _ in range(LONG):
        if bot.offered() == TOOLS:
            return
        bot.kiosk.hear()
        bot.wait()
    raise AssertionError("the tools are never offered as a row")


def test_a_row_has_a_ring_opens_and_closes_after_two_rounds(kiosk: Kiosk) -> None:
    """C14, model line 18: the tools of the frame are one step on the way, not five."""
    bot = SwitchBot(kiosk)
    bot.begin(1)
    for name in ("English", "Report a problem"):
        bot.choose(name)
    wait_for_tools(bot)
    covered = kiosk.hands.rect(kiosk.hands.find("row-mark"))
    for item in bot.scan.offered():
        assert covered.contains(kiosk.hands.rect(item))
        assert item.property("visualFocus") is False  # one ring, not two
    bot.take()
    assert not kiosk.hands.sees("row-mark")
    passed = [bot.offered()]
    for _ in range(2 * len(TOOLS) - 1):
        bot.wait()
        passed.append(bot.offered())
    assert passed == [[name] for name in TOOLS] * 2
    bot.wait()
    assert bot.offered() == TOOLS  # nothing was taken: rows again
    assert kiosk.hands.sees("row-mark")


def test_two_switches_go_from_thing_to_thing(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    bot.begin(2)
    bot.choose("English")
    for _ in range(20):
        assert len(bot.offered()) == 1
        bot.go_on()


def test_a_row_is_told_where_the_voice_is_on(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    bot.begin(1)
    for name in ("English", "Report a problem"):
        bot.choose(name)
    kiosk.app.models.preferences.set("voice", True)
    wait_for_tools(bot)
    said = kiosk.hear()
    assert [text.split(".")[0] for text in said] == TOOLS


def test_no_ring_is_left_after_the_end(kiosk: Kiosk) -> None:
    bot = SwitchBot(kiosk)
    bot.begin(1)
    for name in ("English", "Report a problem"):
        bot.choose(name)
    wait_for_tools(bot)
    kiosk.app.app_model.end("finished")
    kiosk.hands.settle()
    assert not kiosk.hands.sees("row-mark")
