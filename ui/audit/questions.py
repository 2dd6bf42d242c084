"""The walks through the questions of services, each page in each of its states."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.forms.questions import Question
from kiosk.pack.model import Service
from ui.audit.finding import PROBLEM
from ui.audit.state import State, Walk
from ui.audit.visitor import Visitor

KINDS = ("choice", "choices", "yes-no", "text", "long-text", "number", "date", "contact", "consent")
_FIELDS = {
    "date": "date-d",
    "text": "entry",
    "long-text": "entry",
    "number": "entry",
    "contact": "entry",
}
"""Where one writes, on pages that have a field."""


def longest(visitor: Visitor) -> list[Service]:
    """The services, that with the longest words first: where it fits there, it fits everywhere."""
    say = visitor.app.desk.text
    return sorted(visitor.pack.services, key=lambda s: -len(say(s.title) + say(s.summary)))


def questions_of(kinds: tuple[str, ...]) -> Walk:
    """Walk one question page of each kind, in the service with the longest words that asks it."""

    def walk(visitor: Visitor) -> Iterator[State]:
        asked: set[str] = set()
        for service in longest(visitor):
            for question in service.questions:
                if question.type in kinds and question.type not in asked:
                    asked.add(question.type)
                    try:
                        visitor.ask(service, question.id)
                    except LookupError:
                        continue  # it is asked after other answers
                    yield from question_states(visitor, service, question)

    return walk


def all_questions(visitor: Visitor) -> Iterator[State]:
    """Walk every service from its first question to its last, in each state of each page.

    What several services ask in the same words is looked at where the title is longest.
    """
    seen: list[Question] = []
    for service in longest(visitor):
        visitor.begin(service)
        for question in visitor.questions():
            if question in seen:
                visitor.answer(question)
                continue
            seen.append(question)
            yield from question_states(visitor, service, question)


def question_states(visitor: Visitor, service: Service, question: Question) -> Iterator[State]:
    """A question page empty, with a problem, answered, and with the keyboard where it has one.

    It is on screen, unanswered, and answered in the end.
    """
    kind, journey = question.type, visitor.journey
    facts = {"kind": kind, "question": question.id, "service": service.id}
    called = f"{kind}-{service.id}-{question.id}"
    yield State("question", f"{called}-empty", {**facts, "answered": "no"})
    if kind not in ("information", "eligibility", "place"):
        if question.required or kind in ("date", "number"):
            yield from _problem(visitor, kind, f"{called}{PROBLEM}", facts)
        visitor.answer(question)
        visitor.hands.hide_keyboard()
        yield State("question", f"{called}-answered", {**facts, "answered": "yes"})
        if kind in _FIELDS:
            visitor.type_into(_FIELDS[kind], "")
            yield State("question", f"{called}-keyboard", {**facts, "answered": "yes"})
            visitor.hands.hide_keyboard()
    else:
        visitor.answer(question)
    if journey.current is not question:
        raise RuntimeError(f"{service.id} went on from {question.id} by itself")


def _problem(visitor: Visitor, kind: str, called: str, facts: dict[str, str]) -> Iterator[State]:
    """What the page says when one goes on without an answer, or with an impossible one."""
    journey = visitor.journey
    if kind == "number":
        journey.enterText("999999")
    elif kind == "date":
        journey.enterDate("31", "2", "1990")
    journey.next()
    if journey.problem:
        visitor.hands.hide_keyboard()
        yield State("question", called, {**facts, "problem": journey.problem})
