from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.forms.answers import DateAnswer
from kiosk.forms.bounds import resolve_bound
from tests.kiosk.forms.entries import asked_of, enter


def _day(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    "parts", [("1", "2", "1990"), ("01", "02", "1990"), ("١", "٢", "١٩٩٠"), ("１", " 2", "1990 ")]
)
def test_a_date_takes_any_digits(parts: tuple[str, str, str]) -> None:
    assert enter("date", _day(*parts)) == DateAnswer(date(1990, 2, 1))


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
    read = enter("date", _day(*parts))

    assert asked_of(read) == [said]
    assert read.parts == named


def test_several_wrong_parts_are_told_at_once() -> None:
    assert enter("date", _day("0", "x", "1990")).parts == ("day", "month")


def test_a_date_stays_within_its_limits() -> None:
    limits = {"earliest": "today+1d", "latest": "today+14d"}

    assert enter("date", _day("25", "11", "2026"), **limits) == DateAnswer(date(2026, 11, 25))
    assert asked_of(enter("date", _day("24", "11", "2026"), **limits)) == [
        "Asked: enter November 25, 2026 or later."
    ]
    assert asked_of(enter("date", _day("9", "12", "2026"), **limits)) == [
        "Asked: enter December 8, 2026 or earlier."
    ]
    assert asked_of(enter("date", _day("25", "11", "2026"), latest="today")) == [
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
def test_every_real_date_isread(day: date) -> None:
    parts = _day(str(day.day), str(day.month), str(day.year))

    assert enter("date", parts) == DateAnswer(day)
