"""Conditions on earlier answers, told as true, false or not known (Kleene's three values)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias, assert_never

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kiosk.forms.answers import (
    NONE_OF_THESE,
    NOT_SURE,
    Answer,
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    DateAnswer,
    NumberAnswer,
    Skipped,
    YesNoAnswer,
)
from kiosk.forms.identifiers import Identifier


class _Condition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class _OnAnswer(_Condition):
    question: Identifier = Field(description="The id of an earlier question.")


class Is(_OnAnswer):
    """The answer is this option, or `yes`, `no`, `not-sure`, or a contact method."""

    value: str = Field(alias="is")


class AnyOf(_OnAnswer):
    """The answer is one of these options."""

    any_of: tuple[str, ...] = Field(min_length=1)


class Includes(_OnAnswer):
    """This option is among the chosen ones."""

    includes: str


class AtLeast(_OnAnswer):
    """The number is this or more."""

    at_least: Decimal


class AtMost(_OnAnswer):
    """The number is this or less."""

    at_most: Decimal


class AgeAtLeast(_OnAnswer):
    """Somebody born on the answered date is this old or older today (whole years)."""

    age_at_least: int = Field(ge=0, le=150)


class AgeBelow(_OnAnswer):
    """Somebody born on the answered date is younger than this today (whole years)."""

    age_below: int = Field(ge=0, le=150)


class Answered(_OnAnswer):
    """The question has an answer (or, with `false`, has none); never "not known"."""

    answered: bool


class All(_Condition):
    """Every one of these holds."""

    all: tuple[Condition, ...] = Field(min_length=1)


class OneOf(_Condition):
    """At least one of these holds."""

    any: tuple[Condition, ...] = Field(min_length=1)


class Not(_Condition):
    """This does not hold."""

    negated: Condition = Field(alias="not")


_KINDS = {
    "is": Is,
    "any_of": AnyOf,
    "includes": Includes,
    "at_least": AtLeast,
    "at_most": AtMost,
    "age_at_least": AgeAtLeast,
    "age_below": AgeBelow,
    "answered": Answered,
    "all": All,
    "any": OneOf,
    "not": Not,
}


def _kind(value: Any) -> str | None:
    """Tell the kind by its key; the tag wears brackets so that it is never taken for a key."""
    if isinstance(value, _Condition):
        return next(f"<{key}>" for key, kind in _KINDS.items() if isinstance(value, kind))
    if isinstance(value, Mapping):
        return next((f"<{key}>" for key in _KINDS if key in value), None)
    return None


OnAnswer: TypeAlias = Is | AnyOf | Includes | AtLeast | AtMost | AgeAtLeast | AgeBelow | Answered

Condition: TypeAlias = Annotated[
    Annotated[Is, Tag("<is>")]
    | Annotated[AnyOf, Tag("<any_of>")]
    | Annotated[Includes, Tag("<includes>")]
    | Annotated[AtLeast, Tag("<at_least>")]
    | Annotated[AtMost, Tag("<at_most>")]
    | Annotated[AgeAtLeast, Tag("<age_at_least>")]
    | Annotated[AgeBelow, Tag("<age_below>")]
    | Annotated[Answered, Tag("<answered>")]
    | Annotated[All, Tag("<all>")]
    | Annotated[OneOf, Tag("<any>")]
    | Annotated[Not, Tag("<not>")],
    Discriminator(_kind),
]

All.model_rebuild()
OneOf.model_rebuild()
Not.model_rebuild()


def holds(condition: Condition, answers: Mapping[str, Answer], today: date) -> bool | None:
    """Tell whether the condition holds; None where that is not known.

    A question without an answer, or answered "not sure", makes what depends on it not known; the
    connectives follow Kleene's strong logic, so `any` with one true part is true all the same.
    `today` is the day in the city's zone on which ages are counted.
    """
    match condition:
        case All():
            return _all([holds(part, answers, today) for part in condition.all])
        case OneOf():
            return _any([holds(part, answers, today) for part in condition.any])
        case Not():
            return _not(holds(condition.negated, answers, today))
        case _:
            return _on_answer(condition, answers.get(condition.question), today)


def questions_in(condition: Condition) -> Iterator[OnAnswer]:
    """Yield every part that looks at a question, from left to right."""
    match condition:
        case All():
            for part in condition.all:
                yield from questions_in(part)
        case OneOf():
            for part in condition.any:
                yield from questions_in(part)
        case Not():
            yield from questions_in(condition.negated)
        case _:
            yield condition


def age_on(today: date, born: date) -> int:
    """Count whole years; born on 29 February, one is a year older on 1 March of a common year."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _includes(known: Answer | None, option: str) -> bool | None:
    if not isinstance(known, ChoicesAnswer):
        return None
    return not known.options if option == NONE_OF_THESE else option in known.options


def _on_answer(condition: OnAnswer, answer: Answer | None, today: date) -> bool | None:
    known = None if isinstance(answer, Skipped) else answer
    match condition:
        case Answered():
            return (known is not None) is condition.answered
        case Is():
            return _is(known, condition.value)
        case AnyOf():
            return _any([_is(known, value) for value in condition.any_of])
        case Includes():
            return _includes(known, condition.includes)
        case AtLeast():
            return known.number >= condition.at_least if isinstance(known, NumberAnswer) else None
        case AtMost():
            return known.number <= condition.at_most if isinstance(known, NumberAnswer) else None
        case AgeAtLeast():
            return _age(known, today, condition.age_at_least)
        case AgeBelow():
            return _not(_age(known, today, condition.age_below))
        case _:
            assert_never(condition)


def _age(answer: Answer | None, today: date, years: int) -> bool | None:
    return age_on(today, answer.date) >= years if isinstance(answer, DateAnswer) else None


def _is(answer: Answer | None, value: str) -> bool | None:
    given = _single_value(answer)
    if given is None:
        return None
    if given == value:
        return True
    return None if given == NOT_SURE else False


def _single_value(answer: Answer | None) -> str | None:
    match answer:
        case YesNoAnswer(value=value) | ChoiceAnswer(option=value) | ContactAnswer(method=value):
            return value
        case ConsentAnswer(given=given):
            return "yes" if given else "no"
        case _:
            return None


def _all(parts: list[bool | None]) -> bool | None:
    if False in parts:
        return False
    return None if None in parts else True


def _any(parts: list[bool | None]) -> bool | None:
    if True in parts:
        return True
    return None if None in parts else False


def _not(part: bool | None) -> bool | None:
    return None if part is None else not part
