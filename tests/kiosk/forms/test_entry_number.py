from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import NumberAnswer
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from tests.kiosk.forms.entries import asked_of, enter


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
    assert enter("number", raw, tag, whole=False) == NumberAnswer(Decimal(number))


@pytest.mark.parametrize("raw", ["two", "1-2", "--1", "1e9", "NaN", "Infinity", "1" * 40, "½"])
def test_what_is_no_number_asks_for_digits(raw: str) -> None:
    assert asked_of(enter("number", raw)) == ["Asked: enter a number in digits, like 12."]


def test_a_number_outside_its_limits_is_told_the_limits() -> None:
    assert asked_of(enter("number", "9", minimum=1, maximum=5)) == [
        "Asked: enter a number from 1 to 5."
    ]
    assert asked_of(enter("number", "0", minimum=1)) == ["Asked: enter 1 or more."]
    assert asked_of(enter("number", "9", maximum=5)) == ["Asked: enter 5 or less."]
    assert asked_of(enter("number", "1.5")) == ["Asked: enter a whole number, without a fraction."]


@given(st.integers(-(10**12), 10**12), st.sampled_from(list(LANGUAGES)))
def test_a_number_we_write_is_a_number_weread(number: int, tag: str) -> None:
    shown = Texts(LANGUAGES[tag]).number(number)

    assert enter("number", shown, tag) == NumberAnswer(Decimal(number))
