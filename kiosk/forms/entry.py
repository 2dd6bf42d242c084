"""From what a resident entered to an answer, tolerantly; or kind words on what to change (G06)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from kiosk.forms.answers import (
    NONE_OF_THESE,
    Answer,
    AppointmentAnswer,
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    DateAnswer,
    NumberAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.cleaning import clean_line, clean_lines
from kiosk.forms.entry_contact import read_contact
from kiosk.forms.entry_date import read_date
from kiosk.forms.entry_number import read_number
from kiosk.forms.entry_place import read_place
from kiosk.forms.problems import Problems
from kiosk.forms.questions import (
    AppointmentQuestion,
    ChoiceQuestion,
    ChoicesQuestion,
    ConsentQuestion,
    ContactQuestion,
    DateQuestion,
    EligibilityQuestion,
    InformationQuestion,
    LongTextQuestion,
    NumberQuestion,
    PlaceQuestion,
    Question,
    TextQuestion,
    YesNoQuestion,
)
from kiosk.language.message import msg, nmsg
from kiosk.language.texts import Texts

Raw: TypeAlias = "str | bool | Sequence[str] | Mapping[str, Any] | None"
"""What a screen hands over.

A string for text, long-text, choice, yes-no and number; a list of option ids for choices
(`["none-of-these"]` for none); `{day, month, year}` for date; an aware ISO 8601 time for
appointment; `{method, value}` for contact; the
fields of PlaceAnswer for place; a bool for consent; None for pages that only tell.
"""


def read_entry(
    question: Question, raw: Raw, today: date, texts: Texts | None = None
) -> Answer | Problems:
    """Read what was entered, or say what to change.

    An optional question left empty gives Skipped. `today` is the day in the city's zone; `texts`
    tells how the resident's language writes numbers.
    """
    if isinstance(question, InformationQuestion | EligibilityQuestion):
        return Seen()
    if _is_empty(raw) and not isinstance(question, ConsentQuestion):
        return _missing(question) if question.required else Skipped()
    match question:
        case TextQuestion():
            return _read_text(question, _string(raw))
        case LongTextQuestion():
            return _fits(question, clean_lines(_string(raw)))
        case ChoiceQuestion():
            return _read_choice(question, _string(raw))
        case ChoicesQuestion():
            return _read_choices(question, _strings(raw))
        case YesNoQuestion():
            return _read_yes_no(question, _string(raw))
        case NumberQuestion():
            number = read_number(question, _string(raw), texts)
            return number if isinstance(number, Problems) else NumberAnswer(number)
        case DateQuestion():
            day = read_date(question, _mapping(raw), today)
            return day if isinstance(day, Problems) else DateAnswer(day)
        case AppointmentQuestion():
            return _read_appointment(question, _string(raw))
        case PlaceQuestion():
            return read_place(question, _mapping(raw))
        case ContactQuestion():
            return read_contact(question, _mapping(raw))
        case ConsentQuestion():
            return _read_consent(question, raw)


def _is_empty(raw: Raw) -> bool:
    if isinstance(raw, Mapping):
        return not any(clean_line(str(value)) for value in raw.values() if value is not None)
    if isinstance(raw, str):
        return not clean_line(raw)
    return raw is None or (not isinstance(raw, bool) and not raw)


def _string(raw: Raw) -> str:
    return raw if isinstance(raw, str) else ""


def _strings(raw: Raw) -> tuple[str, ...]:
    if isinstance(raw, str):
        return (raw,)
    return tuple(raw) if isinstance(raw, Sequence) else ()


def _mapping(raw: Raw) -> Mapping[str, Any]:
    return raw if isinstance(raw, Mapping) else {}


def _missing(question: Question) -> Problems:
    label = question.short_label
    match question:
        case ChoiceQuestion() | YesNoQuestion():
            return Problems.of(msg("{label}: choose one of the answers.", label=label))
        case ChoicesQuestion():
            return _too_few(question)
        case DateQuestion():
            return Problems.of(
                msg("{label}: enter the day, the month and the year.", label=label),
                parts=("day", "month", "year"),
            )
        case AppointmentQuestion():
            return Problems.of(msg("{label}: choose a day and a time.", label=label))
        case PlaceQuestion():
            return Problems.of(msg("{label}: choose a place, or say where it is.", label=label))
        case ContactQuestion():
            return Problems.of(
                msg("{label}: choose how you want to hear from us.", label=label),
                parts=("method",),
            )
        case NumberQuestion():
            return Problems.of(msg("{label}: enter a number.", label=label))
        case _:
            return Problems.of(msg("{label}: enter your answer.", label=label))


def _read_text(question: TextQuestion, raw: str) -> TextAnswer | Problems:
    text = clean_line(raw)
    if question.pattern and not re.fullmatch(question.pattern, text[: question.max_length]):
        return Problems.of(
            msg("{label}: {help}", label=question.short_label, help=question.pattern_help or "")
        )
    return _fits(question, text)


def _fits(question: TextQuestion | LongTextQuestion, text: str) -> TextAnswer | Problems:
    over = len(text) - question.max_length
    if over > 0:
        return Problems.of(
            nmsg(
                "{label}: this is one letter too long. Please make it shorter.",
                "{label}: this is {count} letters too long. Please make it shorter.",
                over,
                label=question.short_label,
            )
        )
    return TextAnswer(text)


def _read_choice(question: ChoiceQuestion, raw: str) -> ChoiceAnswer | Problems:
    return _missing(question) if question.option(raw) is None else ChoiceAnswer(raw)


def _read_choices(question: ChoicesQuestion, raw: tuple[str, ...]) -> ChoicesAnswer | Problems:
    if question.none_of_these and set(raw) == {NONE_OF_THESE}:
        return ChoicesAnswer(())
    chosen = tuple(option.id for option in question.options if option.id in raw)
    if question.at_most is not None and len(chosen) > question.at_most:
        return Problems.of(
            nmsg(
                "{label}: choose only one.",
                "{label}: choose at most {count}.",
                question.at_most,
                label=question.short_label,
            )
        )
    if len(chosen) < max(question.at_least, 1):
        return _too_few(question)
    return ChoicesAnswer(chosen)


def _too_few(question: ChoicesQuestion) -> Problems:
    return Problems.of(
        nmsg(
            "{label}: choose at least one.",
            "{label}: choose at least {count}.",
            max(question.at_least, 1),
            label=question.short_label,
        )
    )


def _read_yes_no(question: YesNoQuestion, raw: str) -> YesNoAnswer | Problems:
    match raw:
        case "yes" | "no" | "not-sure":
            return YesNoAnswer(raw)
        case _:
            return _missing(question)


def _read_appointment(question: AppointmentQuestion, raw: str) -> AppointmentAnswer | Problems:
    try:
        starts = datetime.fromisoformat(raw)
    except ValueError:
        return _missing(question)
    return _missing(question) if starts.utcoffset() is None else AppointmentAnswer(starts)


def _read_consent(question: ConsentQuestion, raw: Raw) -> ConsentAnswer | Problems:
    given = raw is True or raw == "yes"
    if question.required and not given:
        return Problems.of(
            msg(
                "{label}: to go on, choose that you agree. If you do not agree, choose Help.",
                label=question.short_label,
            )
        )
    return ConsentAnswer(given)
