"""A survey or a consultation: questions that nobody's name goes with, and what came of them."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from kiosk.forms.identifiers import Identifier, refuse
from kiosk.forms.questions import Part, Question
from kiosk.language.text import Text

FEWEST = 10
"""A count below this could point at somebody and is not published (P28)."""


class Count(Part):
    """How many chose one option. Without `count` there were too few to say (P28)."""

    option: Identifier
    count: int | None = Field(default=None, ge=0)


class QuestionResult(Part):
    """What was answered to one question: counts of its options, or words about it."""

    question: Identifier
    counts: tuple[Count, ...] = Field(default=(), description="Most first, or as the question has.")
    comment: Text | None = Field(default=None, description="What people said, in a few sentences.")


class Results(Part):
    """What the city publishes back when it has counted."""

    published: date
    answers: int = Field(ge=0, description="How many people took part.")
    questions: tuple[QuestionResult, ...] = ()
    comment: Text | None = Field(default=None, description="What the city does now.")


class Consultation(Part):
    """A way to have a say; it asks for nothing that leads to a person."""

    id: Identifier
    version: int = Field(default=1, ge=1)
    kind: Literal["survey", "consultation"]
    order: int = Field(default=0, description="Small numbers come first.")
    title: Text
    summary: Text = Field(description="One or two sentences: what it is about.")
    minutes: int = Field(default=3, ge=1, le=60, description="How long it takes at the kiosk.")
    opens: date | None = Field(default=None, description="The first day; default: at once.")
    closes: date | None = Field(default=None, description="The last day; default: no end.")
    questions: tuple[Question, ...] = Field(min_length=1)
    results: Results | None = None

    @model_validator(mode="after")
    def _days_in_order(self) -> Consultation:
        if self.opens and self.closes and self.opens > self.closes:
            raise refuse("'opens' is after 'closes'", "Swap or mend them.")
        return self

    def is_open(self, today: date) -> bool:
        """Whether it can be answered on this day in the city."""
        return (self.opens is None or self.opens <= today) and (
            self.closes is None or today <= self.closes
        )

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, None where there is no such one."""
        return next((asked for asked in self.questions if asked.id == question_id), None)
