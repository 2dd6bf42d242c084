from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.forms.answers import (
    ChoiceAnswer,
    DateAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.conditions import holds
from kiosk.forms.journey import Accepted, Journey, Rejected
from kiosk.forms.questions import Question
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import TODAY, answers_to, question, services

EN = Texts(LANGUAGES["en"])


def _light() -> Journey:
    questions = [
        question("yes-no", "wires"),
        question("information", "stay-away", when={"question": "wires", "is": "yes"}),
        question("choice", "colour"),
        question("text", "shade", when={"question": "colour", "is": "blue"}, label="Shade"),
        question("text", "name", required=False, private=True),
    ]
    return Journey("street-light", questions, TODAY)


def _walk(journey: Journey, questions: tuple[Question, ...], data: st.DataObject) -> None:
    """Answer, and change answers, in any order a resident may."""
    types = {asked.id: asked.type for asked in questions}
    for _ in range(data.draw(st.integers(0, 12))):
        page = data.draw(st.sampled_from(journey.pages()))
        before = dict(journey.answers)
        dropped = journey.answer(page.id, data.draw(answers_to(types[page.id])))

        gone = set(before) - set(journey.answers)
        assert set(dropped.question_ids) == gone


@settings(max_examples=60, deadline=None)
@given(services(), st.data())
def test_pages_are_in_order_and_reachable_only_while_their_condition_is_true(
    questions: tuple[Question, ...], data: st.DataObject
) -> None:
    if not Journey("s", questions, TODAY).pages():
        return
    journey = Journey("s", questions, TODAY)
    _walk(journey, questions, data)
    ids = [asked.id for asked in questions]
    reached = [page.id for page in journey.pages()]

    assert reached == sorted(reached, key=ids.index)
    for asked in questions:
        true = asked.when is None or holds(asked.when, journey.answers, TODAY) is True
        assert (asked.id in reached) == true


@settings(max_examples=60, deadline=None)
@given(services(), st.data())
def test_no_answer_is_kept_for_a_page_that_cannot_be_reached(
    questions: tuple[Question, ...], data: st.DataObject
) -> None:
    journey = Journey("s", questions, TODAY)
    if not journey.pages():
        return
    _walk(journey, questions, data)
    reached = {page.id for page in journey.pages()}

    assert set(journey._answers) <= reached
    assert [row.question_id for row in journey.rows(EN)] == [
        page.id for page in journey.pages() if page.has_row
    ]


@settings(max_examples=60, deadline=None)
@given(services(), st.data())
def test_a_journey_is_complete_exactly_when_all_required_pages_are_answered(
    questions: tuple[Question, ...], data: st.DataObject
) -> None:
    journey = Journey("s", questions, TODAY)
    if not journey.pages():
        return
    _walk(journey, questions, data)
    open_ = [p.id for p in journey.pages() if p.required and p.id not in journey.answers]

    assert journey.is_complete == (not open_)
    if journey.first_open() is None:
        assert journey.is_complete


@settings(max_examples=50, deadline=None)
@given(services(), st.data())
def test_walking_forward_ends_and_changing_back_leaves_nothing_stale(
    questions: tuple[Question, ...], data: st.DataObject
) -> None:
    """Whatever was answered in between, the same answers given anew make the same journey."""
    types = {asked.id: asked.type for asked in questions}
    journey = Journey("s", questions, TODAY)
    _walk(journey, questions, data) if journey.pages() else None
    fresh = Journey("s", questions, TODAY)
    for _ in range(len(questions) * 2):
        page = journey.first_open()
        if page is None:
            break
        journey.answer(page.id, data.draw(answers_to(types[page.id])))
    for page in journey.pages():
        fresh.answer(page.id, journey.answers[page.id])

    assert journey.first_open() is None
    assert fresh.pages() == journey.pages()
    assert dict(fresh.answers) == dict(journey.answers)


def test_an_answer_that_no_longer_applies_is_dropped_and_told() -> None:
    journey = _light()
    journey.answer("colour", ChoiceAnswer("blue"))
    journey.answer("shade", TextAnswer("dark"))

    dropped = journey.answer("colour", ChoiceAnswer("red"))

    assert dropped.question_ids == ("shade",)
    assert "shade" not in journey.answers
    assert dropped.message is not None
    told = EN.say_aloud(dropped.message)
    assert told == (
        "You changed an answer. One other answer no longer applies and was removed: Shade."
    )
    journey.answer("colour", ChoiceAnswer("blue"))
    assert journey.first_open() is not None
    assert "shade" not in journey.answers


def test_a_page_to_read_goes_away_without_a_word() -> None:
    journey = _light()
    journey.answer("wires", YesNoAnswer("yes"))
    journey.answer("stay-away", Seen())

    dropped = journey.answer("wires", YesNoAnswer("no"))

    assert dropped.question_ids == ("stay-away",)
    assert dropped.message is None


def test_dropping_runs_through_a_chain() -> None:
    questions = [
        question("yes-no", "a"),
        question("yes-no", "b", when={"question": "a", "is": "yes"}),
        question("text", "c", when={"question": "b", "is": "yes"}),
        question("text", "d", when={"question": "c", "answered": True}),
    ]
    journey = Journey("s", questions, TODAY)
    for id_, answer in {
        "a": YesNoAnswer("yes"),
        "b": YesNoAnswer("yes"),
        "c": TextAnswer("x"),
        "d": TextAnswer("y"),
    }.items():
        journey.answer(id_, answer)

    assert journey.answer("a", YesNoAnswer("no")).question_ids == ("b", "c", "d")


def test_a_rejected_entry_leaves_the_earlier_answer() -> None:
    journey = _light()
    journey.enter("wires", "no")

    outcome = journey.enter("wires", "perhaps")

    assert isinstance(outcome, Rejected)
    assert journey.answers["wires"] == YesNoAnswer("no")


def test_an_optional_page_left_empty_is_skipped_and_shown_as_such() -> None:
    journey = _light()

    outcome = journey.enter("name", "  ")

    assert isinstance(outcome, Accepted)
    assert outcome.answer == Skipped()
    row = next(row for row in journey.rows(EN) if row.question_id == "name")
    assert (row.value_text, row.private) == ("Left empty", True)


def test_before_after_and_step_follow_the_reachable_pages() -> None:
    journey = _light()

    assert journey.step("colour") == (2, 3)
    journey.answer("wires", YesNoAnswer("yes"))
    assert journey.step("colour") == (3, 4)
    assert [journey.after("wires"), journey.before("colour")] == [journey.page("stay-away")] * 2
    assert journey.before("wires") is None
    assert journey.after("name") is None


def test_a_page_that_cannot_be_reached_takes_no_answer() -> None:
    with pytest.raises(KeyError):
        _light().enter("shade", "dark")


def test_clear_forgets_everything() -> None:
    journey = _light()
    journey.answer("wires", YesNoAnswer("no"))
    journey.clear()

    assert not journey.answers
    assert not journey._answers


def _fare(**verdicts: Any) -> Journey:
    texts = {name: {"title": name.title()} for name in ("likely", "unlikely", "unknown")}
    questions = [
        question("date", "born"),
        question("yes-no", "student"),
        question(
            "eligibility",
            "result",
            yes_when={
                "any": [
                    {"question": "born", "age_at_least": 65},
                    {"question": "student", "is": "yes"},
                ]
            },
            no_when={
                "all": [
                    {"question": "born", "age_below": 65},
                    {"question": "student", "is": "no"},
                ]
            },
            **texts,
        ),
    ]
    return Journey("reduced-fare", questions, TODAY)


@pytest.mark.parametrize(
    ("born", "student", "expected"),
    [
        (date(1950, 1, 1), "not-sure", "likely"),
        (date(1990, 1, 1), "yes", "likely"),
        (date(1990, 1, 1), "no", "unlikely"),
        (date(1990, 1, 1), "not-sure", "unknown"),
    ],
)
def test_eligibility_has_three_values(born: date, student: Any, expected: str) -> None:
    journey = _fare()
    journey.answer("born", DateAnswer(born))
    journey.answer("student", YesNoAnswer(student))

    verdict, texts = journey.eligibility("result")
    assert verdict == expected
    assert str(texts.title) == expected.title()


def test_a_changed_verdict_has_to_be_read_again() -> None:
    journey = _fare()
    journey.answer("born", DateAnswer(date(1990, 1, 1)))
    journey.answer("student", YesNoAnswer("yes"))
    journey.enter("result", None)
    assert journey.is_complete

    dropped = journey.answer("student", YesNoAnswer("no"))

    assert dropped.question_ids == ("result",)
    assert dropped.message is None
    assert not journey.is_complete
