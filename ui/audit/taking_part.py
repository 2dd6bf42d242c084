"""Having a say, what is on, a time to come at and the form on paper, in every state."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from kiosk.forms.questions import AppointmentQuestion
from kiosk.pack.consultation import Consultation
from ui.audit.state import State
from ui.audit.visitor import Visitor
from ui.navigator import Route


def having_a_say(visitor: Visitor) -> Iterator[State]:
    """The list, one that is open, one with results, the thanks."""
    core, say = visitor.app.core, visitor.models.offers.say
    shown = core.offers.consultations.shown(core.today)
    visitor.go("say")
    yield State("say", "list")
    told = next((row for row in shown if row.results), None)
    if told is not None:
        visitor.go("consultation", told.id)
        yield State("consultation", "results")
    asked = next((row for row in shown if row.is_open(core.today)), None)
    if asked is None:
        return
    visitor.app.desk.session.leave_journey()
    visitor.go("consultation", asked.id)
    yield State("consultation", "open")
    say.start()
    _answer_all(visitor, asked)
    visitor.models.check.send()
    yield State("thanks", "said")
    visitor.go("consultation", asked.id)
    yield State("consultation", "said")


def events(visitor: Visitor) -> Iterator[State]:
    """What is on, and the event with the most words."""
    agenda = visitor.app.core.offers.agenda
    if not agenda.upcoming():
        return
    visitor.go("events")
    yield State("events", "list")
    longest = max(agenda.upcoming(), key=lambda event: len(event.title + event.description))
    visitor.app.desk.navigator.go(Route("event", longest.id))
    yield State("event", "longest")


def appointments(visitor: Visitor) -> Iterator[State]:
    """The days, the times of one, and the receipt of a wish."""
    for service in visitor.pack.services:
        for question in service.questions:
            if isinstance(question, AppointmentQuestion):
                yield from _wish(visitor, service, question)
                return


def _wish(visitor: Visitor, service, question: AppointmentQuestion) -> Iterator[State]:
    needed = _needed(question)
    visitor.ask(service, question.id, **needed)
    facts = {"kind": "appointment", "question": question.id, "service": service.id}
    yield State("question", "appointment-days", facts)
    chosen = visitor.models.appointment
    chosen.chooseDay("0")
    yield State("question", "appointment-times", facts)
    chosen.choose("0")
    yield State("question", "appointment-chosen", {**facts, "answered": "yes"})
    with _answered(visitor, question, kept=True):
        yield State("question", "appointment-kept", {**facts, "answered": "yes"})
    with _answered(visitor, question, kept=False):
        yield State("question", "appointment-gone", {**facts, "answered": "yes"})
    chosen.otherDay()
    yield State("question", "appointment-again", {**facts, "answered": "yes"})
    visitor.finish(service, **needed)
    visitor.models.check.send()
    yield State("receipt", "wish")


@contextmanager
def _answered(visitor: Visitor, question: AppointmentQuestion, *, kept: bool) -> Iterator[None]:
    """Have the city say that it keeps the chosen time, or that somebody else has it."""
    keeper = visitor.models.appointment._keeper
    chosen = datetime.fromisoformat(str(visitor.journey.draft))
    keeper._name, keeper._starts, keeper._gone = question.slots, chosen, not kept
    keeper._until = visitor.clock.now() + timedelta(minutes=10) if kept else None
    visitor.models.appointment.changed.emit()
    try:
        yield
    finally:
        keeper._forget()
        visitor.models.appointment.changed.emit()


def empty_form(visitor: Visitor) -> Iterator[State]:
    """The page of a service after its form was printed."""
    service = next((one for one in visitor.pack.services if one.paper), None)
    if service is not None:
        visitor.go("service", service.id)
        visitor.models.service.printForm()
        visitor.settle()
        yield State("service", "form-printed")


def _answer_all(visitor: Visitor, asked: Consultation) -> None:
    for _ in range(2 * len(asked.questions)):
        question = visitor.journey.current
        if visitor.app.desk.navigator.current.name == "check" or question is None:
            return
        visitor.answer(question)
        visitor.journey.next()


def _needed(question: AppointmentQuestion) -> dict[str, str]:
    """Return the answer that leads to the question, where it is asked after one only."""
    when = question.when
    if when is None:
        return {}
    return {when.question.replace("-", "_"): when.value}
