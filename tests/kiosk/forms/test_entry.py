from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import (
    ChoiceAnswer,
    ChoicesAnswer,
    ConsentAnswer,
    ContactAnswer,
    DateAnswer,
    NumberAnswer,
    PlaceAnswer,
    Seen,
    Skipped,
    TextAnswer,
    YesNoAnswer,
)
from kiosk.forms.bounds import resolve_bound
from kiosk.forms.entry import read_entry
from kiosk.forms.problems import Problems
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.made_forms import TODAY, question

EN = Texts(LANGUAGES["en"])


def _read(type_: str, raw: Any, tag: str = "en", **more: Any) -> Any:
    made = question(type_, "asked", label="Asked", **more)
    return read_entry(made, raw, TODAY, Texts(LANGUAGES[tag]))


def _said(read: Any) -> list[str]:
    assert isinstance(read, Problems), read
    return [EN.say_aloud(message) for message in read.messages]


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
    assert _read("text", f"  {name} ") == TextAnswer(unicodedata.normalize("NFC", name))


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
    assert _read("text", raw) == TextAnswer(kept)


@given(st.text(max_size=80))
def test_any_text_is_read_and_reading_it_again_changes_nothing(raw: str) -> None:
    for type_ in ("text", "long-text"):
        read = _read(type_, raw, required=False)
        assert isinstance(read, TextAnswer | Skipped)
        if isinstance(read, TextAnswer):
            assert _read(type_, read.text) == read
            assert not any(unicodedata.category(c) in {"Cc", "Cs"} and c != "\n" for c in read.text)
            assert not set(read.text) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


def test_long_text_keeps_its_lines() -> None:
    assert _read("long-text", "one\r\ntwo\n\n\n\nthree ") == TextAnswer("one\ntwo\n\nthree")


def test_too_long_says_by_how_much() -> None:
    assert _said(_read("text", "abcdef", max_length=5)) == [
        "Asked: this is one letter too long. Please make it shorter."
    ]
    assert "7 letters" in _said(_read("long-text", "x" * 12, max_length=5))[0]


def test_a_pattern_that_does_not_fit_says_what_is_wanted() -> None:
    card = {"pattern": r"[0-9]{4}", "pattern_help": "enter the four digits of your card."}

    assert _read("text", "1234", **card) == TextAnswer("1234")
    assert _said(_read("text", "12", **card)) == ["Asked: enter the four digits of your card."]


@pytest.mark.parametrize(
    ("raw", "tag", "number"),
    [
        ("12", "en", "12"),
        (" 1 234 ", "en", "1234"),
        ("1,234", "en", "1234"),
        ("1,234", "fr", "1.234"),
        ("1 234,5", "fr", "1234.5"),
        ("1.234", "vi", "1234"),
        ("2,5", "en", "2.5"),
        ("1,234.5", "vi", "1234.5"),
        ("1.234.567", "en", "1234567"),
        ("١٢٫٥", "ar", "12.5"),
        ("۱۲۳", "ar", "123"),
        ("１２", "zh-Hans", "12"),
        ("१२", "hi", "12"),
        ("12,34,567", "hi", "1234567"),
        ("১২৩", "bn", "123"),
        ("۱۲٫۵", "fa", "12.5"),
        ("1 234,5", "ru", "1234.5"),
        ("1.234,5", "pt", "1234.5"),
        ("−3", "en", "-3"),
        ("+3", "en", "3"),
        (".5", "en", "0.5"),
        ("5.", "en", "5"),
    ],
)
def test_a_number_is_read_as_people_write_it(raw: str, tag: str, number: str) -> None:
    assert _read("number", raw, tag, whole=False) == NumberAnswer(Decimal(number))


@pytest.mark.parametrize("raw", ["two", "1-2", "--1", "1e9", "NaN", "Infinity", "1" * 40, "½"])
def test_what_is_no_number_asks_for_digits(raw: str) -> None:
    assert _said(_read("number", raw)) == ["Asked: enter a number in digits, like 12."]


def test_a_number_outside_its_limits_is_told_the_limits() -> None:
    assert _said(_read("number", "9", minimum=1, maximum=5)) == [
        "Asked: enter a number from 1 to 5."
    ]
    assert _said(_read("number", "0", minimum=1)) == ["Asked: enter 1 or more."]
    assert _said(_read("number", "9", maximum=5)) == ["Asked: enter 5 or less."]
    assert _said(_read("number", "1.5")) == ["Asked: enter a whole number, without a fraction."]


@given(st.integers(-(10**12), 10**12), st.sampled_from(list(LANGUAGES)))
def test_a_number_we_write_is_a_number_we_read(number: int, tag: str) -> None:
    shown = Texts(LANGUAGES[tag]).number(number)

    assert _read("number", shown, tag) == NumberAnswer(Decimal(number))


def _day(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    "parts", [("1", "2", "1990"), ("01", "02", "1990"), ("١", "٢", "١٩٩٠"), ("１", " 2", "1990 ")]
)
def test_a_date_takes_any_digits(parts: tuple[str, str, str]) -> None:
    assert _read("date", _day(*parts)) == DateAnswer(date(1990, 2, 1))


@pytest.mark.parametrize(
    ("parts", "said", "named"),
    [
        (("", "2", "1990"), "Asked: enter the day as a number from 1 to 31.", ("day",)),
        (("1", "13", "1990"), "Asked: enter the month as a number from 1 to 12.", ("month",)),
        (("1", "2", "90"), "Asked: enter the year as four numbers, like 2026.", ("year",)),
        (("30", "2", "1990"), "Asked: this month has no day 30. Look at the day again.", ("day",)),
        (("29", "2", "2023"), "Asked: this month has no day 29. Look at the day again.", ("day",)),
    ],
)
def test_a_wrong_date_names_its_part(
    parts: tuple[str, str, str], said: str, named: tuple[str, ...]
) -> None:
    read = _read("date", _day(*parts))

    assert _said(read) == [said]
    assert read.parts == named


def test_several_wrong_parts_are_told_at_once() -> None:
    assert _read("date", _day("0", "x", "1990")).parts == ("day", "month")


def test_a_date_stays_within_its_limits() -> None:
    limits = {"earliest": "today+1d", "latest": "today+14d"}

    assert _read("date", _day("25", "11", "2026"), **limits) == DateAnswer(date(2026, 11, 25))
    assert _said(_read("date", _day("24", "11", "2026"), **limits)) == [
        "Asked: enter November 25, 2026 or later."
    ]
    assert _said(_read("date", _day("9", "12", "2026"), **limits)) == [
        "Asked: enter December 8, 2026 or earlier."
    ]
    assert _said(_read("date", _day("25", "11", "2026"), latest="today")) == [
        "Asked: enter today or a day before it."
    ]


@pytest.mark.parametrize(
    ("bound", "day"),
    [
        ("today", date(2024, 2, 29)),
        ("today-1y", date(2023, 2, 28)),
        ("today+1m", date(2024, 3, 29)),
        ("today+2w", date(2024, 3, 14)),
        ("today-120y", date(1904, 2, 29)),
        ("today-9999y", date.min),
        ("today+99999y", date.max),
        ("2026-01-31", date(2026, 1, 31)),
    ],
)
def test_a_bound_is_counted_from_today(bound: str, day: date) -> None:
    assert resolve_bound(bound, date(2024, 2, 29)) == day


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_real_date_is_read(day: date) -> None:
    parts = _day(str(day.day), str(day.month), str(day.year))

    assert _read("date", parts) == DateAnswer(day)


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

    assert _read("contact", raw) == ContactAnswer(method, kept)  # type: ignore[arg-type]


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
    read = _read("contact", {"method": method, "value": value})

    assert _said(read)[0].startswith(start)
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

    assert _read("place", raw) == PlaceAnswer("1 Main St", 41.0, -87.5, "landmark", "library")
    assert _read("place", {**raw, "longitude": 400}).latitude is None
    assert _said(_read("place", {**raw, "address": ""})) == [
        "Asked: say where it is, like a street and a number."
    ]
    assert _read("place", raw, accepts=["here"]).parts == ("way",)


def test_choices_come_in_the_order_of_the_question_and_within_their_number() -> None:
    assert _read("choice", "red") == ChoiceAnswer("red")
    assert _said(_read("choice", "green")) == ["Asked: choose one of the answers."]
    assert _read("choices", ["blue", "red", "red"]) == ChoicesAnswer(("red", "blue"))
    assert _said(_read("choices", ["red", "blue"], at_most=1)) == ["Asked: choose only one."]
    assert _said(_read("choices", ["red"], at_least=2)) == ["Asked: choose at least 2."]
    assert _said(_read("choices", [])) == ["Asked: choose at least one."]


def test_none_of_these_is_an_answer_where_it_is_offered() -> None:
    assert _read("choices", ["none-of-these"], none_of_these=True) == ChoicesAnswer(())
    assert isinstance(_read("choices", ["none-of-these"]), Problems)


def test_yes_no_and_consent() -> None:
    assert _read("yes-no", "not-sure") == YesNoAnswer("not-sure")
    assert _read("consent", True) == ConsentAnswer(True)
    assert _said(_read("consent", False))[0].startswith("Asked: to go on, choose that you agree.")
    assert _read("consent", False, required=False) == ConsentAnswer(False)


def test_pages_that_only_tell_are_seen() -> None:
    assert _read("information", None) == Seen()


@pytest.mark.parametrize(
    "type_",
    ["text", "long-text", "choice", "choices", "yes-no", "number", "date", "place", "contact"],
)
def test_empty_is_asked_for_or_skipped_and_named(type_: str) -> None:
    """A15: the sentence names the question and says what to do."""
    for raw in (None, "", "  ", [], {}, {"day": " ", "month": "", "year": None}):
        assert _read(type_, raw, required=False) == Skipped()
        said = _said(_read(type_, raw))
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
    read = _read(type_, raw)

    if isinstance(read, Problems):
        assert all(_said(read))
