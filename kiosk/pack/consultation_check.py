"""What a consultation may not ask, and what its results may not tell (P20, P28)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.forms.answers import NONE_OF_THESE
from kiosk.forms.questions import (
    AppointmentQuestion,
    ChoicesQuestion,
    ContactQuestion,
    DateQuestion,
    PlaceQuestion,
    Question,
    TextQuestion,
)
from kiosk.pack.consultation import FEWEST, Consultation, Count, QuestionResult
from kiosk.pack.crosscheck import check_questions, values_of
from kiosk.pack.faults import Fault
from kiosk.pack.source import Place, Source

_NAMING = frozenset({"name", "surname", "birth", "born", "address", "email", "phone", "number"})
_COARSE = frozenset({"here", "landmark", "stop"})
"""Ways to name a place that say no house."""
_MEND = "Leave it out: having a say needs no name."


def check_consultation(consultation: Consultation, source: Source) -> Iterator[Fault]:
    """Yield the faults of a consultation: between questions, in what it asks, in its results."""
    yield from check_questions(consultation.questions, source)
    for index, question in enumerate(consultation.questions):
        fault = _identifying(question)
        if fault is not None:
            yield source.fault(("questions", index), *fault)
    yield from _check_results(consultation, source)


def _identifying(question: Question) -> tuple[str, str] | None:
    """Return the problem and the mend of a question that could lead to a person."""
    told = f"'{question.id}' could lead to a person"
    if isinstance(question, ContactQuestion | AppointmentQuestion) or question.private:
        return told, _MEND
    if isinstance(question, TextQuestion) and _NAMING & set(question.id.split("-")):
        return told, _MEND
    if isinstance(question, DateQuestion):
        return told, "Ask for an age group or a year with a choice instead."
    if isinstance(question, PlaceQuestion) and not _COARSE.issuperset(question.accepts):
        return told, f"Write accepts: [{', '.join(sorted(_COARSE))}], or ask for a district."
    return None


def _check_results(consultation: Consultation, source: Source) -> Iterator[Fault]:
    if consultation.results is None:
        return
    for index, result in enumerate(consultation.results.questions):
        place: Place = ("results", "questions", index)
        asked = consultation.question(result.question)
        if asked is None:
            problem = f"'{result.question}' is no question of this consultation"
            yield source.fault((*place, "question"), problem, "Mend or remove it.")
            continue
        yield from _check_options(result, asked, source, place)
        yield from _check_few(result, asked, source, place)


def _check_options(
    result: QuestionResult, asked: Question, source: Source, place: Place
) -> Iterator[Fault]:
    known = [*values_of(asked), NONE_OF_THESE]
    for number, row in enumerate(result.counts):
        if row.option not in known:
            problem = f"'{row.option}' is no answer of '{asked.id}'"
            mend = f"Use one of {', '.join(known[:-1])}." if known[:-1] else "Write a comment."
            yield source.fault((*place, "counts", number), problem, mend)


def _check_few(
    result: QuestionResult, asked: Question, source: Source, place: Place
) -> Iterator[Fault]:
    """A small count is not published, nor is one left out that the others give away (P28)."""
    for number, row in enumerate(result.counts):
        if row.count is not None and 0 < row.count < FEWEST:
            yield source.fault(
                (*place, "counts", number),
                f"{row.count} answers are too few to publish",
                f"Leave 'count' out where it is below {FEWEST}.",
            )
    hidden = _hidden(result.counts)
    if len(hidden) == 1 and not isinstance(asked, ChoicesQuestion):
        problem = f"the count of '{hidden[0]}' can be worked out from the others"
        yield source.fault(place, problem, "Leave out the next smallest count too.")


def _hidden(counts: Sequence[Count]) -> list[str]:
    return [row.option for row in counts if row.count is None]
