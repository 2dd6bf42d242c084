"""Questions, answers and whole services made for property tests."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from kiosk.forms.answers import (
    ChoiceAnswer,
    ChoicesAnswer,
    DateAnswer,
    NumberAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.conditions import Condition
from kiosk.forms.questions import Question

TODAY = date(2026, 11, 24)

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)
_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)

OPTIONS = ["red", "blue", "not-sure"]
_FIXED: dict[str, dict[str, Any]] = {
    "choice": {"options": [{"id": name, "text": name.title()} for name in OPTIONS]},
    "choices": {"options": [{"id": name, "text": name.title()} for name in OPTIONS]},
    "information": {"body": ["Read this."]},
    "consent": {"statement": "I agree to this."},
}
TYPES = ("text", "choice", "choices", "yes-no", "number", "date", "information")


def question(type_: str, id_: str = "asked", **more: Any) -> Question:
    return _QUESTION.validate_python(
        {"id": id_, "type": type_, "title": f"Title of {id_}?", **_FIXED.get(type_, {}), **more}
    )


def condition(data: dict[str, Any]) -> Condition:
    return _CONDITION.validate_python(data)


def answers_to(type_: str) -> st.SearchStrategy[Any]:
    match type_:
        case "text":
            return st.builds(TextAnswer, st.text(min_size=1, max_size=5)) | st.just(Skipped())
        case "choice":
            return st.builds(ChoiceAnswer, st.sampled_from(OPTIONS))
        case "choices":
            return st.builds(ChoicesAnswer, st.sets(st.sampled_from(OPTIONS)).map(tuple))
        case "yes-no":
            return st.builds(YesNoAnswer, st.sampled_from(["yes", "no", "not-sure"]))
        case "number":
            return st.builds(NumberAnswer, st.integers(0, 9).map(Decimal))
        case "date":
            return st.builds(DateAnswer, st.dates(date(1930, 1, 1), date(2030, 1, 1)))
        case _:
            return st.just(Seen())


def _leaf(id_: str, type_: str) -> st.SearchStrategy[dict[str, Any]]:
    answered = st.fixed_dictionaries({"question": st.just(id_), "answered": st.booleans()})
    match type_:
        case "choice":
            is_ = st.fixed_dictionaries({"question": st.just(id_), "is": st.sampled_from(OPTIONS)})
            any_of = st.fixed_dictionaries(
                {"question": st.just(id_), "any_of": st.lists(st.sampled_from(OPTIONS), min_size=1)}
            )
            return answered | is_ | any_of
        case "choices":
            return answered | st.fixed_dictionaries(
                {"question": st.just(id_), "includes": st.sampled_from(OPTIONS)}
            )
        case "yes-no":
            return answered | st.fixed_dictionaries(
                {"question": st.just(id_), "is": st.sampled_from(["yes", "no", "not-sure"])}
            )
        case "number":
            bound = st.sampled_from(["at_least", "at_most"])
            return st.builds(lambda key, n: {"question": id_, key: n}, bound, st.integers(0, 9))
        case "date":
            bound = st.sampled_from(["age_at_least", "age_below"])
            return st.builds(lambda key, n: {"question": id_, key: n}, bound, st.integers(0, 90))
        case _:
            return answered


def conditions_on(earlier: list[tuple[str, str]]) -> st.SearchStrategy[dict[str, Any]]:
    leaf = st.sampled_from(earlier).flatmap(lambda asked: _leaf(*asked))
    return st.recursive(
        leaf,
        lambda part: st.one_of(
            st.builds(lambda parts: {"all": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda parts: {"any": parts}, st.lists(part, min_size=1, max_size=3)),
            st.builds(lambda one: {"not": one}, part),
        ),
        max_leaves=4,
    )


@st.composite
def services(draw: st.DrawFn) -> tuple[Question, ...]:
    """Services whose conditions look only at earlier questions, as the pack reader demands."""
    made: list[Question] = []
    asked: list[tuple[str, str]] = []
    for number in range(draw(st.integers(1, 7))):
        id_, type_ = f"q{number}", draw(st.sampled_from(TYPES))
        when = draw(st.none() | conditions_on(asked)) if asked else None
        made.append(question(type_, id_, when=when, required=draw(st.booleans())))
        asked.append((id_, type_))
    return tuple(made)
