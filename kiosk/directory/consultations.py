"""Having a say: what is open today, and published results as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.forms.answers import NONE_OF_THESE
from kiosk.forms.questions import ChoiceQuestion, ChoicesQuestion, Question
from kiosk.language.message import Message, Value, msg
from kiosk.language.text import LocalText
from kiosk.pack.consultation import FEWEST, Consultation, Count, QuestionResult, Results
from kiosk.pack.model import Pack, Service

FEEDBACK = "feedback"
"""The id of the service that takes complaints and praise."""
SHOWN = timedelta(days=365)
"""How long results are shown after they were published."""

_YES_NO = {"yes": msg("Yes"), "no": msg("No"), "not-sure": msg("I am not sure")}


@dataclass(frozen=True)
class ResultLine:
    """One line of results: words, or an option with its share (0 to 1) as a bar.

    The first line of a question has the question over it.
    """

    text: Message | LocalText
    heading: LocalText | None = None
    share: float | None = None


class Consultations:
    """What the pack has to be asked about."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack

    @property
    def feedback(self) -> Service | None:
        """The service for complaints and praise, if the city has it."""
        return self._pack.find_service(FEEDBACK)

    def shown(self, today: date) -> tuple[Consultation, ...]:
        """Return what can be answered today or has results, open ones first."""
        listed = [row for row in self._pack.consultations if row.is_open(today)]
        done = [row for row in self._pack.consultations if row not in listed]
        return (*listed, *(row for row in done if _has_news(row.results, today)))

    def find(self, consultation_id: str) -> Consultation | None:
        """Return the consultation, None where there is no such one."""
        return self._pack.consultation(consultation_id)


def result_lines(consultation: Consultation) -> tuple[ResultLine, ...]:
    """Return the published results, question by question; nothing where there are none."""
    return tuple(_lines(consultation))


def _has_news(results: Results | None, today: date) -> bool:
    return results is not None and results.published <= today <= results.published + SHOWN


def _lines(consultation: Consultation) -> Iterator[ResultLine]:
    results = consultation.results
    if results is None:
        return
    if results.comment is not None:
        yield ResultLine(results.comment)
    for result in results.questions:
        question = consultation.question(result.question)
        if question is not None:
            yield from _question_lines(question, result, results.answers)


def _question_lines(question: Question, result: QuestionResult, of: int) -> Iterator[ResultLine]:
    heading: LocalText | None = question.title
    for row in result.counts:
        name = _option_name(question, row.option)
        yield ResultLine(_counted(name, row, of), heading, (row.count or 0) / max(of, 1))
        heading = None
    if result.comment is not None:
        yield ResultLine(result.comment, heading)


def _counted(name: Value, row: Count, of: int) -> Message:
    if row.count is None:
        return msg("{option}: fewer than {count}", option=name, count=FEWEST)
    return msg("{option}: {count} of {total}", option=name, count=row.count, total=of)


def _option_name(question: Question, option_id: str) -> Value:
    if option_id == NONE_OF_THESE:
        return msg("None of these")
    if isinstance(question, ChoiceQuestion | ChoicesQuestion):
        option = question.option(option_id)
        return option.text if option else option_id
    return _YES_NO.get(option_id, option_id)
