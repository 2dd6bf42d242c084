"""What a friend told the bot before it left: which service, and what to answer, in its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kiosk.events.slots import Slot as FreeTime
from kiosk.forms.questions import EligibilityQuestion, Question
from kiosk.language.bidi import without_controls
from kiosk.language.message import Message, msg
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack, Service
from ui.guide import Act, Guide
from ui.models.place import WAYS
from ui.models.question_props import METHODS, YES_NO

FreeTimes: TypeAlias = Callable[[str], Sequence[FreeTime]]
"""The times that are free on a list, earliest first."""


@dataclass(frozen=True)
class Answer:
    """How to know a question by ear, and what to do: choose this, or write these words."""

    question: str
    choose: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    then: str = ""  # and choose the first thing of which this is said


class Errand:
    """One service in one language, in words that are said."""

    def __init__(
        self, pack: Pack, service: Service, texts: Texts, guide: Guide, free: FreeTimes
    ) -> None:
        self.service, self.texts, self._guide, self._free = service, texts, guide, free
        self._zone = pack.city.zone
        category = next(c for c in pack.categories if c.id == service.category)
        self.way = (self.said(category.title), self.said(service.title))

    def said(self, text: str | LocalText | Message) -> str:
        """Return how something is said."""
        if isinstance(text, Message):
            return without_controls(self.texts.say_aloud(text))
        if isinstance(text, str):
            return without_controls(self.texts.ui(text))
        return without_controls(self.texts.speech(text))

    def answer_to(self, heard: str) -> Answer | None:
        """Return the answer to the question that was just asked; None where none was."""
        fitting = [q for q in self.service.questions if heard.startswith(self.titles(q))]
        if not fitting:
            return None
        question = max(fitting, key=lambda q: len(self.title(q)))
        return self._answer(question, self._guide.act(self.service.id, question))

    def titles(self, question: Question) -> tuple[str, ...]:
        """Return every way in which a page may begin."""
        if isinstance(question, EligibilityQuestion):
            verdicts = (question.likely, question.unlikely, question.unknown)
            return tuple(self.said(verdict.title) for verdict in verdicts)
        return (self.title(question),)

    def title(self, question: Question) -> str:
        """Return how a question begins to be asked."""
        return self.said(question.title)

    def _answer(self, question: Question, act: Act) -> Answer:
        title = self.title(question)
        match act.kind:
            case "touch":
                return Answer(title, tuple(self.said(self._named(question, k)) for k in act.touch))
            case "write":
                return Answer(title, write=(act.write,))
            case "date":
                order = self.texts.date_order
                return Answer(title, write=tuple(act.parts[part] for part in order))
            case "place":
                way = "here" if "here" in question.accepts else act.way
                first = "" if way == "here" else self.said(msg("Not chosen"))
                return Answer(title, (self.said(WAYS[way][0]),), then=first)
            case "appointment":
                first = self._free(question.slots)[0].starts.astimezone(self._zone)
                day = without_controls(self.texts.weekday_date(first.date()))
                return Answer(title, (day,), then=self.said(msg("Not chosen")))
            case _:
                return Answer(title)

    def _named(self, question: Question, key: str) -> LocalText | Message:
        for option in getattr(question, "options", ()):
            if option.id == key:
                return option.text
        if question.type == "consent":
            return msg("I agree")
        return METHODS[key] if question.type == "contact" else YES_NO[key]
