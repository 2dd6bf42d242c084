from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import (
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
from kiosk.forms.conditions import age_on, holds, questions_in
from tests.kiosk.forms.made_forms import TODAY, condition

THREE = st.sampled_from([True, False, None])
KNOWN = {True: YesNoAnswer("yes"), False: YesNoAnswer("no"), None: YesNoAnswer("not-sure")}


def _value(data: dict[str, object], **answers: Answer) -> bool | None:
    return holds(condition(data), answers, TODAY)


def _connected(kind: str, values: list[bool | None]) -> bool | None:
    answers = {f"q{index}": KNOWN[value] for index, value in enumerate(values)}
    return holds(
        condition({kind: [{"question": id_, "is": "yes"} for id_ in answers]}), answers, TODAY
    )


def _strength(value: bool | None) -> int:
    return {False: 0, None: 1, True: 2}[value]


@given(st.lists(THREE, min_size=1, max_size=5))
def test_all_is_the_weakest_and_any_the_strongest_of_its_parts(values: list[bool | None]) -> None:
    assert _connected("all", values) == min(values, key=_strength)
    assert _connected("any", values) == max(values, key=_strength)


@given(THREE, THREE)
def test_de_morgan_holds_in_three_values(a: bool | None, b: bool | None) -> None:
    answers = {"a": KNOWN[a], "b": KNOWN[b]}
    parts = [{"question": "a", "is": "yes"}, {"question": "b", "is": "yes"}]
    left = condition({"not": {"all": parts}})
    right = condition({"any": [{"not": part} for part in parts]})

    assert holds(left, answers, TODAY) is holds(right, answers, TODAY)


@given(st.lists(THREE, min_size=1, max_size=4), st.data())
def test_learning_more_never_turns_a_known_value_round(
    values: list[bool | None], data: st.DataObject
) -> None:
    """Kleene's logic is monotone: only "not known" may become something else."""
    learned = [data.draw(THREE) if value is None else value for value in values]
    for kind in ("all", "any"):
        before, after = _connected(kind, values), _connected(kind, learned)
        assert before is None or before is after


@pytest.mark.parametrize("value", [True, False, None])
def test_a_double_negation_changes_nothing(value: bool | None) -> None:
    once = {"question": "a", "is": "yes"}

    assert _value({"not": {"not": once}}, a=KNOWN[value]) is value


@pytest.mark.parametrize(
    "data",
    [
        {"question": "q", "is": "yes"},
        {"question": "q", "any_of": ["yes", "no"]},
        {"question": "q", "includes": "red"},
        {"question": "q", "at_least": 3},
        {"question": "q", "at_most": 3},
        {"question": "q", "age_at_least": 18},
        {"question": "q", "age_below": 18},
    ],
)
def test_without_an_answer_nothing_is_known(data: dict[str, object]) -> None:
    assert _value(data) is None
    assert _value(data, q=Skipped()) is None


def test_answered_is_never_unknown() -> None:
    data = {"question": "q", "answered": True}

    assert _value(data) is False
    assert _value(data, q=Skipped()) is False
    assert _value(data, q=YesNoAnswer("not-sure")) is True
    assert _value({"question": "q", "answered": False}) is True


@pytest.mark.parametrize(
    ("data", "answer", "expected"),
    [
        ({"is": "yes"}, YesNoAnswer("yes"), True),
        ({"is": "yes"}, YesNoAnswer("no"), False),
        ({"is": "yes"}, YesNoAnswer("not-sure"), None),
        ({"is": "not-sure"}, YesNoAnswer("not-sure"), True),
        ({"is": "not-sure"}, YesNoAnswer("no"), False),
        ({"any_of": ["yes", "not-sure"]}, YesNoAnswer("not-sure"), True),
        ({"is": "red"}, ChoiceAnswer("red"), True),
        ({"is": "red"}, ChoiceAnswer("blue"), False),
        ({"is": "red"}, ChoiceAnswer("not-sure"), None),
        ({"any_of": ["red", "blue"]}, ChoiceAnswer("green"), False),
        ({"is": "phone"}, ContactAnswer("phone", "5550100"), True),
        ({"is": "yes"}, ConsentAnswer(False), False),
        ({"includes": "red"}, ChoicesAnswer(("blue", "red")), True),
        ({"includes": "red"}, ChoicesAnswer(()), False),
        ({"includes": "none-of-these"}, ChoicesAnswer(()), True),
        ({"includes": "none-of-these"}, ChoicesAnswer(("blue",)), False),
        ({"includes": "none-of-these"}, None, None),
        ({"at_least": 3}, NumberAnswer(Decimal(3)), True),
        ({"at_least": 3}, NumberAnswer(Decimal("2.9")), False),
        ({"at_most": 3}, NumberAnswer(Decimal("3.1")), False),
        ({"age_at_least": 18}, DateAnswer(date(2008, 11, 24)), True),
        ({"age_at_least": 18}, DateAnswer(date(2008, 11, 25)), False),
        ({"age_below": 65}, DateAnswer(date(1961, 11, 24)), False),
        ({"age_below": 65}, DateAnswer(date(1961, 11, 25)), True),
    ],
)
def test_a_condition_reads_an_answer(
    data: dict[str, object], answer: Answer, expected: bool | None
) -> None:
    assert _value({"question": "q", **data}, q=answer) is expected


@given(st.dates(date(1900, 2, 28), date(2026, 1, 1)), st.integers(0, 120))
def test_age_goes_up_by_one_on_the_birthday_and_only_then(born: date, years: int) -> None:
    ages = [
        age_on(date(born.year + years, month, day), born)
        for month, day in [(1, 1), (born.month, min(born.day, 28)), (12, 31)]
    ]

    assert ages == sorted(ages)
    assert ages[-1] == years
    assert ages[0] in (years - 1, years)


def test_questions_in_finds_every_question_looked_at() -> None:
    data = {
        "all": [{"question": "a", "is": "x"}, {"not": {"any": [{"question": "b", "at_least": 1}]}}]
    }

    assert [part.question for part in questions_in(condition(data))] == ["a", "b"]


def test_a_condition_without_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="discriminator"):
        condition({"question": "a"})


def test_a_condition_with_two_kinds_is_refused() -> None:
    with pytest.raises(ValueError, match="Extra inputs"):
        condition({"question": "a", "is": "x", "at_least": 3})
