from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import (
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    PlaceAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.entry import read_entry
from kiosk.forms.problems import Problems
from tests.kiosk.forms.entries import asked_of, enter
from tests.kiosk.forms.made_forms import TODAY, question


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "O’Brien",
        "Nguyễn Thị Ánh",
        "U",
        "李",
        "محمد عبد الله",
        "می‌خواهم",
        "J. R. R.",
        "Anne-Marie",
        "Þórður",
        "x" * 60,
    ],
)
def test_a_name_is_kept_as_it_is_written(name: str) -> None:
    """H17: any script, one letter, apostrophes; ZWNJ belongs to Persian spelling."""
    assert enter("text", f"  {name} ") == TextAnswer(unicodedata.normalize("NFC", name))


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\u202eb\u2066c\u2069", "abc"),
        ("a\x00\x1b[31mb", "a[31mb"),
        ("a\u200bb\ufeffc", "abc"),
        ("a\tb\nc", "a b c"),
        ("e\u0301", "é"),
        ("\U000e0041x", "x"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(raw: str, kept: str) -> None:
    assert enter("text", raw) == TextAnswer(kept)


@given(st.text(max_size=80))
def test_any_text_is_read_and_reading_it_again_changes_nothing(raw: str) -> None:
    for type_ in ("text", "long-text"):
        read = enter(type_, raw, required=False)
        assert isinstance(read, TextAnswer | Skipped)
        if isinstance(read, TextAnswer):
            assert enter(type_, read.text) == read
            assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" for c in read.text)
            assert not set(read.text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


def test_long_text_keeps_its_lines() -> None:
    assert enter("long-text", "one\r\ntwo\n\n\n\nthree ") == TextAnswer("one\ntwo\n\nthree")


def test_too_long_says_by_how_much() -> None:
    assert asked_of(enter("text", "abcdef", max_length=5)) == [
        "Asked: this is one letter too long. Please make it shorter."
    ]
    assert "7 letters" in asked_of(enter("long-text", "x" * 12, max_length=5))[0]


def test_a_pattern_that_does_not_fit_says_what_is_wanted() -> None:
    card = {"pattern": r"[0-9]{4}", "pattern_help": "enter the four digits of your card."}

    assert enter("text", "1234", **card) == TextAnswer("1234")
    assert asked_of(enter("text", "12", **card)) == ["Asked: enter the four digits of your card."]


@pytest.mark.parametrize(
    ("method", "value", "kept"),
    [
        ("phone", "(555) 010-0199", "5550100199"),
        ("phone", "+1 555.010.0199", "+15550100199"),
        ("phone", "٥٥٥ ٠١٠ ٠١٩٩", "5550100199"),
        ("phone", "＋８４－１２３４５６", "+84123456"),
        ("email", " Ana.B@Example.ORG ", "Ana.B@Example.ORG"),
        ("email", "用户@例子.测试", "用户@例子.测试"),
        ("letter", "Ana B\n1 Main St ", "Ana B\n1 Main St"),
        ("none", "ignored", ""),
    ],
)
def test_contact_is_tolerant(method: str, value: str, kept: str) -> None:
    raw = {"method": method, "value": value}

    assert enter("contact", raw) == ContactAnswer(method, kept)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("method", "value", "start"),
    [
        ("phone", "call me", "Phone: enter the number"),
        ("phone", "1" * 16, "Phone: enter the number"),
        ("email", "ana at example.org", "E-mail: enter the whole address"),
        ("email", "a@b", "E-mail: enter the whole address"),
        ("letter", " ", "Letter: enter your name"),
    ],
)
def test_a_wrong_contact_says_what_to_do(method: str, value: str, start: str) -> None:
    read = enter("contact", {"method": method, "value": value})

    assert asked_of(read)[0].startswith(start)
    assert read.parts == ("value",)


def test_coming_back_is_always_a_way_to_hear_from_the_city() -> None:
    """G05: no phone, e-mail or app is ever demanded."""
    made = question("contact", methods=["phone"])

    assert read_entry(made, {"method": "none"}, TODAY) == ContactAnswer("none", "")
    assert isinstance(read_entry(made, {"method": "email", "value": "a@b.org"}, TODAY), Problems)


def test_a_place_needs_words_and_keeps_degrees_only_as_a_pair() -> None:
    raw = {
        "way": "landmark",
        "address": " 1 Main St ",
        "latitude": 41,
        "longitude": -87.5,
        "place_id": "library",
    }

    assert enter("place", raw) == PlaceAnswer("1 Main St", 41.0, -87.5, "landmark", "library")
    assert enter("place", {**raw, "longitude": 400}).latitude is None
    assert asked_of(enter("place", {**raw, "address": ""})) == [
        "Asked: say where it is, like a street and a number."
    ]
    assert enter("place", raw, accepts=["here"]).parts == ("way",)


def test_choices_come_in_the_order_of_the_question_and_within_their_number() -> None:
    assert enter("choice", "red") == ChoiceAnswer("red")
    assert asked_of(enter("choice", "green")) == ["Asked: choose one of the answers."]
    assert enter("choices", ["blue", "red", "red"]) == ChoicesAnswer(("red", "blue"))
    assert asked_of(enter("choices", ["red", "blue"], at_most=1)) == ["Asked: choose only one."]
    assert asked_of(enter("choices", ["red"], at_least=2)) == ["Asked: choose at least 2."]
    assert asked_of(enter("choices", [])) == ["Asked: choose at least one."]


def test_none_of_these_is_an_answer_where_it_is_offered() -> None:
    assert enter("choices", ["none-of-these"], none_of_these=True) == ChoicesAnswer(())
    assert isinstance(enter("choices", ["none-of-these"]), Problems)


def test_yes_no_and_consent() -> None:
    assert enter("yes-no", "not-sure") == YesNoAnswer("not-sure")
    assert enter("consent", True) == ConsentAnswer(True)
    assert asked_of(enter("consent", False))[0].startswith(
        "Asked: to go on, choose that you agree."
    )
    assert enter("consent", False, required=False) == ConsentAnswer(False)


def test_pages_that_only_tell_are_seen() -> None:
    assert enter("information", None) == Seen()


@pytest.mark.parametrize(
    "type_",
    ["text", "long-text", "choice", "choices", "yes-no", "number", "date", "place", "contact"],
)
def test_empty_is_asked_for_or_skipped_and_named(type_: str) -> None:
    """A15: the sentence names the question and says what to do."""
    for raw in (None, "", "  ", [], {}, {"day": " ", "month": "", "year": None}):
        assert enter(type_, raw, required=False) == Skipped()
        said = asked_of(enter(type_, raw))
        assert said[0].startswith("Asked: ")
        assert said[0].endswith(".")


@given(
    st.sampled_from(
        ["text", "choice", "choices", "yes-no", "number", "date", "place", "contact", "consent"]
    ),
    st.one_of(
        st.none(),
        st.booleans(),
        st.text(),
        st.lists(st.text()),
        st.dictionaries(
            st.sampled_from(
                ["day", "month", "year", "way", "address", "method", "value", "latitude"]
            ),
            st.one_of(st.text(), st.integers(), st.floats(), st.none()),
        ),
    ),
)
def test_no_entry_whatever_breaks_the_reading(type_: str, raw: Any) -> None:
    read = enter(type_, raw)

    if isinstance(read, Problems):
        assert all(asked_of(read))
