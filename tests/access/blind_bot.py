"""A resident who sees nothing: it hears one utterance at a time and strikes one key at a time.

The bot gets ears and keys, nothing else: no window, no item, no model. What it wants it knows in
words of its language, as somebody does who was told by a friend what to answer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiosk.devices.keypad import Key
from tests.access.errands import Answer, Errand

PATIENCE = 60


class Lost(AssertionError):
    """The bot does not know how to go on; the message holds what it has heard."""


@dataclass
class Ears:
    """What was heard, in order; `listen` lets time pass until something new can be heard."""

    lines: Callable[[], Sequence[tuple[str, str]]]
    pass_time: Callable[[], bool]
    heard: int = 0

    def next(self) -> tuple[str, str] | None:
        """Return the next utterance as (text, language); None when it has become silent."""
        while len(self.lines()) <= self.heard:
            if not self.pass_time():
                return None
        line = self.lines()[self.heard]
        self.heard += 1
        return line

    def rest(self) -> list[str]:
        """Return everything said until it is silent."""
        said = []
        while (line := self.next()) is not None:
            said.append(line[0])
        return said


@dataclass
class BlindBot:
    """Walks by what it hears."""

    ears: Ears
    strike: Callable[[Key], None]
    type: Callable[[str], None]
    field: str
    diary: list[str] = field(default_factory=list)

    def begin(self, language: str) -> None:
        """Wake the kiosk and choose when the language is offered in its own voice."""
        self._strike("down")
        for _ in range(PATIENCE):
            line = self.ears.next()
            if line is None:
                raise Lost(f"{language} was never offered: {self.diary}")
            self._note(line[0])
            if line[1] == language:
                self._strike("action")
                return

    def hear_page(self) -> str:
        """Listen to the entry of a page to its end."""
        return self._note(" ".join(self.ears.rest()))

    def run(self, errand: Errand) -> str:
        """Do an errand from the first page to the receipt; return what the receipt says."""
        for wanted in errand.way:
            heard = self.choose(wanted)
        heard = self.press("next")
        for _ in range(PATIENCE):
            answer = errand.answer_to(heard)
            if answer is None:
                return self.press("next")  # the answers are read back; then they are sent
            self._answer(answer)
            heard = self.press("next")
        raise Lost(f"The questions never end: {self.diary[-PATIENCE:]}")

    def _answer(self, answer: Answer) -> None:
        for wanted in answer.choose:
            self.choose(wanted)
        if answer.then:
            self.go_to(answer.then, begins=False)
            self.press("action")
        for n, words in enumerate(answer.write):
            self.go_to(self.field, begins=False) if n == 0 else self.press("down")
            self.type(words)
            self.hear_page()  # what was typed

    def go_to(self, wanted: str, *, begins: bool = True) -> str:
        """Strike Down until these words are heard, as a beginning; return all that was said."""
        for _ in range(PATIENCE):
            self._strike("down")
            said = self.hear_page()
            if begins_with(said, wanted) or (not begins and wanted in said):
                return said
        raise Lost(f"{wanted!r} was never said. Heard: {self.diary[-PATIENCE:]}")

    def choose(self, wanted: str) -> str:
        """Go to something and choose it; return what is said then."""
        self.go_to(wanted)
        self._strike("action")
        return self.hear_page()

    def press(self, key: Key) -> str:
        """Strike a key and listen to the end."""
        self._strike(key)
        return self.hear_page()

    def _strike(self, key: Key) -> None:
        self.diary.append(f"<{key}>")
        self.strike(key)

    def _note(self, said: str) -> str:
        self.diary.append(said)
        return said


def begins_with(said: str, wanted: str) -> bool:
    """Whether a name was said, and not a sentence that begins with the same word."""
    after = said.removeprefix(wanted)[:1]
    return said.startswith(wanted) and not (after == " " and _is_letter(wanted[-1]))


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"
