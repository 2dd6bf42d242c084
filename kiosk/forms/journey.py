"""One resident's way through a service: which pages, in which order, with which answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

from kiosk.forms.answers import Answer, Seen
from kiosk.forms.conditions import holds
from kiosk.forms.describe import describe, describe_aloud
from kiosk.forms.entry import Raw, read_entry
from kiosk.forms.problems import Problems
from kiosk.forms.questions import EligibilityQuestion, Question
from kiosk.forms.questions import Verdict as VerdictTexts
from kiosk.language.message import Message, nmsg
from kiosk.language.text import LocalText
from kiosk.language.texts import Texts

Verdict: TypeAlias = Literal["likely", "unlikely", "unknown"]


@dataclass(frozen=True)
class Dropped:
    """Answers that no longer apply and were removed; `labels` names those a resident gave."""

    question_ids: tuple[str, ...] = ()
    labels: tuple[LocalText, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.question_ids)

    @property
    def message(self) -> Message | None:
        """The sentence that tells the resident; None where only pages to read went away."""
        if not self.labels:
            return None
        return nmsg(
            "You changed an answer. One other answer no longer applies and was removed: {labels}.",
            "You changed an answer. {count} other answers no longer apply and were removed: "
            "{labels}.",
            len(self.labels),
            labels=self.labels,
        )


@dataclass(frozen=True)
class Accepted:
    """The entry became the answer."""

    answer: Answer
    dropped: Dropped


@dataclass(frozen=True)
class Rejected:
    """The entry changed nothing; the problems say what to do."""

    problems: tuple[Message, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckRow:
    """One row of the check-answers page; `speech` is for the voice, withheld where `private`."""

    question_id: str
    label: str
    value_text: str
    speech: str
    private: bool


class Journey:
    """The way: pages are reachable only while their conditions hold, and none else has an answer.

    `today` is the day in the city's zone when the journey began; ages and limits are counted from
    it to the end, so that midnight changes no page under a resident's hands.
    """

    def __init__(self, service_id: str, questions: Sequence[Question], today: date) -> None:
        self.service_id = service_id
        self.today = today
        self._questions = tuple(questions)
        self._answers: dict[str, Answer] = {}

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers by question id, in the order of the pages; read only."""
        ordered = {page.id: self._answers[page.id] for page in self.pages() if self._has(page)}
        return MappingProxyType(ordered)

    def pages(self) -> tuple[Question, ...]:
        """Return the pages that can be reached now, in order."""
        known: dict[str, Answer] = {}
        reachable = []
        for question in self._questions:
            if question.when is None or holds(question.when, known, self.today) is True:
                reachable.append(question)
                if question.id in self._answers:
                    known[question.id] = self._answers[question.id]
        return tuple(reachable)

    def page(self, question_id: str) -> Question | None:
        """Return the page, None where it cannot be reached now."""
        return next((page for page in self.pages() if page.id == question_id), None)

    def answer(self, question_id: str, answer: Answer) -> Dropped:
        """Keep an answer and remove those that no longer apply, which are told.

        Raises KeyError where the page cannot be reached now.
        """
        page = self._reachable(question_id)
        if isinstance(page, EligibilityQuestion):
            answer = Seen(self._verdict(page))
        self._answers[question_id] = answer
        return self._drop_stale()

    def enter(self, question_id: str, raw: Raw, texts: Texts | None = None) -> Accepted | Rejected:
        """Read what a screen entered; a rejected entry leaves the earlier answer as it was.

        Raises KeyError where the page cannot be reached now.
        """
        read = read_entry(self._reachable(question_id), raw, self.today, texts)
        if isinstance(read, Problems):
            return Rejected(read.messages, read.parts)
        dropped = self.answer(question_id, read)
        return Accepted(self._answers[question_id], dropped)

    def first_open(self) -> Question | None:
        """Return the first reachable page without an answer, None where there is no such one."""
        return next((page for page in self.pages() if not self._has(page)), None)

    def after(self, question_id: str) -> Question | None:
        """Return the next reachable page, None after the last (then come the check answers)."""
        pages = self.pages()
        index = self._index(pages, question_id) + 1
        return pages[index] if index < len(pages) else None

    def before(self, question_id: str) -> Question | None:
        """Return the reachable page before, None at the first."""
        pages = self.pages()
        index = self._index(pages, question_id) - 1
        return pages[index] if index >= 0 else None

    def step(self, question_id: str) -> tuple[int, int]:
        """Return "step n of m": n counts from 1, m is the number of pages reachable now."""
        pages = self.pages()
        return self._index(pages, question_id) + 1, len(pages)

    @property
    def is_complete(self) -> bool:
        """Whether every required page that can be reached has its answer."""
        return all(self._has(page) for page in self.pages() if page.required)

    def eligibility(self, question_id: str) -> tuple[Verdict, VerdictTexts]:
        """Return what an eligibility page says now; raises KeyError where it is not reachable."""
        page = self._reachable(question_id)
        if not isinstance(page, EligibilityQuestion):
            raise KeyError(question_id)
        verdict = self._verdict(page)
        return verdict, getattr(page, verdict)

    def rows(self, texts: Texts) -> tuple[CheckRow, ...]:
        """Return the rows of the check-answers page for the reachable questions, in order."""
        return tuple(self._row(page, texts) for page in self.pages() if page.has_row)

    def clear(self) -> None:
        """Forget every answer (F09)."""
        self._answers.clear()

    def _has(self, page: Question) -> bool:
        return page.id in self._answers

    def _reachable(self, question_id: str) -> Question:
        page = self.page(question_id)
        if page is None:
            raise KeyError(question_id)
        return page

    @staticmethod
    def _index(pages: tuple[Question, ...], question_id: str) -> int:
        for index, page in enumerate(pages):
            if page.id == question_id:
                return index
        raise KeyError(question_id)

    def _verdict(self, page: EligibilityQuestion) -> Verdict:
        if holds(page.no_when, self._answers, self.today) is True:
            return "unlikely"
        return "likely" if holds(page.yes_when, self._answers, self.today) is True else "unknown"

    def _drop_stale(self) -> Dropped:
        """Remove what is not reachable, and the memory of a verdict that reads otherwise now.

        A page that went away can take others with it, so this goes on until nothing is stale.
        """
        gone: dict[str, Question] = {}
        while stale := self._stale():
            for question in stale:
                del self._answers[question.id]
                gone[question.id] = question
        ordered = [question for question in self._questions if question.id in gone]
        told = tuple(question.short_label for question in ordered if question.has_row)
        return Dropped(tuple(question.id for question in ordered), told)

    def _stale(self) -> list[Question]:
        reachable = {page.id for page in self.pages()}
        return [
            question
            for question in self._questions
            if self._has(question)
            and (question.id not in reachable or self._has_other_verdict(question))
        ]

    def _has_other_verdict(self, question: Question) -> bool:
        if not isinstance(question, EligibilityQuestion):
            return False
        return self._answers[question.id] != Seen(self._verdict(question))

    def _row(self, page: Question, texts: Texts) -> CheckRow:
        answer = self._answers.get(page.id)
        return CheckRow(
            page.id,
            texts.text(page.short_label),
            describe(page, answer, texts),
            describe_aloud(page, answer, texts),
            page.private,
        )
