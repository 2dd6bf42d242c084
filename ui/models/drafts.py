"""What stands in the fields of a page before it is an answer; the shapes that `forms.entry` reads.

A draft is a string (text, number, choice, yes-no), a tuple of strings (choices) or a dictionary of
strings (date, contact, place). It survives a language switch and a look at the help page, and dies
with the session.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from kiosk.forms.answers import (
    NONE_OF_THESE,
    Answer,
    AppointmentAnswer,
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    DateAnswer,
    NumberAnswer,
    PlaceAnswer,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.questions import Question

Draft: TypeAlias = "str | tuple[str, ...] | dict[str, Any]"

_EMPTY: dict[str, Draft] = {"choices": (), "date": {}, "contact": {}, "place": {}}

GIVEN = "yes"
"""The draft of a consent that is ticked."""


def draft_of(question: Question, answer: Answer | None) -> Draft:
    """Return what the fields show when the resident comes back to a page."""
    match answer:
        case TextAnswer(text=text):
            return text
        case ChoiceAnswer(option=option):
            return option
        case ChoicesAnswer(options=options):
            return tuple(options) or (NONE_OF_THESE,)
        case YesNoAnswer(value=value):
            return value
        case NumberAnswer(number=number):
            return format(number, "f")
        case DateAnswer(date=day):
            return {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
        case AppointmentAnswer(starts=starts):
            return starts.isoformat()
        case ContactAnswer(method=method, value=value):
            return {"method": method, "value": value}
        case ConsentAnswer(given=given):
            return GIVEN if given else ""
        case PlaceAnswer():
            return {
                "address": answer.address,
                "latitude": answer.latitude,
                "longitude": answer.longitude,
                "way": answer.way,
                "place_id": answer.place_id,
            }
    return _EMPTY.get(question.type, "")


def part(draft: Draft, name: str) -> str:
    """Return one field of a draft with several, empty where it is not filled in."""
    return str(draft.get(name) or "") if isinstance(draft, dict) else ""


def with_part(draft: Draft, name: str, value: str) -> Draft:
    """Return the draft with one field filled in."""
    return {**(draft if isinstance(draft, dict) else {}), name: value}


def toggled(draft: Draft, key: str) -> Draft:
    """Return the ticked keys with one more or one less; "none of these" stands alone."""
    ticked = draft if isinstance(draft, tuple) else ()
    if key in ticked:
        return tuple(other for other in ticked if other != key)
    if key == NONE_OF_THESE:
        return (key,)
    return (*(other for other in ticked if other != NONE_OF_THESE), key)
