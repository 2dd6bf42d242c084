"""Single values of HSDS rows as publishers really write them: phones, hours, money, languages."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.importers.hsds_phones import read_phones
from kiosk.importers.hsds_schedules import read_schedule, read_time
from kiosk.importers.hsds_values import free_of_charge, language_code, point, step_free
from kiosk.pack.help_places import Schedule

CHICAGO = ZoneInfo("America/Chicago")
TODAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("written", "dial"),
    [
        ('"+44 1234 234567"', ["+441234234567"]),
        ("+44 (0)20 7946 0000", ["+442079460000"]),
        ("(415)750-8554", ["4157508554"]),
        ("415-586-1444 ext. 12", ["4155861444"]),
        ("1-800-GO-CITY", ["1800462489"]),
        ("650-123-4567 / 650-222-3333", ["6501234567", "6502223333"]),
        ("٠٧٩ ٠٢٢ ٠٥٩٠", ["0790220590"]),
        ("211", ["211"]),
        ("call us", []),
        ("12", []),
        ("*67#", []),
        ("415-555-0100;phone-context=evil", ["4155550100"]),
    ],
)
def test_a_phone_number_becomes_digits_to_dial_or_nothing(written: str, dial: list[str]) -> None:
    phones = read_phones({"number": written, "extension": 100})
    assert [phone.dial for phone in phones] == dial
    assert not any(set(phone.shown) & set("\"';<>*#") for phone in phones)


def test_an_extension_is_kept_apart() -> None:
    assert read_phones({"number": "415-586-1444 x12"})[0].extension == "12"
    assert read_phones({"number": "415-586-1444", "extension": 100})[0].extension == "100"


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("10:00:00", "10:00"),
        ("8:30am", "08:30"),
        ("12am", "00:00"),
        ("12:15 p.m.", "12:15"),
        ("16:00pm", "16:00"),
        ("24:00", "00:00"),
        ("09:00-05:00", "09:00"),  # the city's own summer time, in winter
        ("17:00Z", "11:00"),
        ("25:00", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_is_the_citys_wall_clock(written: str, at: str | None) -> None:
    assert read_time(written, CHICAGO, TODAY) == (dt.time.fromisoformat(at) if at else None)


def schedule(**row: Any) -> Schedule | None:
    told: list[str] = []
    read = read_schedule(
        {"opens_at": "09:00", "closes_at": "17:00", **row}, CHICAGO, TODAY, told.append
    )
    assert read is None or read.usable or told, "what is not usable is told"
    return read


@pytest.mark.parametrize(
    ("byday", "days"),
    [
        ("MO,WE", (0, 2)),
        ("mo; we", (0, 2)),
        ("Monday, Wed", (0, 2)),
        ("Sun-Thurs", (6, 0, 1, 2, 3)),
        ("Mon-Wed and Sat", (0, 1, 2, 5)),
        ("Mondays only", (0,)),
    ],
)
def test_days_are_read_as_they_are_written(byday: str, days: tuple[int, ...]) -> None:
    read = schedule(freq="WEEKLY", byday=byday)
    assert read is not None
    assert tuple(day for _, day in read.days) == days


def test_what_a_schedule_does_not_say_is_not_guessed() -> None:
    for row in (
        {"freq": "WEEKLY"},
        {"freq": "WEEKLY", "wkst": "FR"},
        {"freq": "MONTHLY"},
        {"freq": "WEEKLY", "interval": 2, "byday": "MO"},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "", "closes_at": ""},
        {"freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "09:00"},
    ):
        read = schedule(**row)
        assert read is not None
        assert not read.usable, row
    assert schedule(freq="WEEKLY", opens_at=None, closes_at="") is None


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ("Wheelchair access is possible on all levels.", True),
        ("Step-free entrance", True),
        ("There is no wheelchair access", False),
        ("Not wheelchair accessible", False),
        ("Stairs only", False),
        ("Induction loop", None),
        ("", None),
    ],
)
def test_step_free_is_yes_no_or_not_known(told: str, answer: bool | None) -> None:
    assert step_free(told) is answer


@pytest.mark.parametrize(
    ("fees", "name", "costs", "answer"),
    [
        ("", "Pantry", [], None),
        ("", "Free groceries", [], True),
        ("There is no charge.", "Pantry", [], True),
        ("We charge £50 per hour.", "Advice", [], False),
        ("Free for seniors", "Pool", [], None),
        ("Sliding scale", "Clinic", [], None),
        ("", "Pool", [{"amount": "0.00"}], True),
        ("", "Pool", [{"amount": 0}, {"amount": "2.50"}], False),
    ],
)
def test_free_is_yes_no_or_not_known(
    fees: str, name: str, costs: list[dict[str, object]], answer: bool | None
) -> None:
    assert free_of_charge(fees, name, costs) is answer


def test_languages_are_known_by_code_or_name_and_numbers_are_none() -> None:
    rows = [{"code": "eng"}, {"name": "Farsi"}, {"name": "Español"}, {"code": "zh-Hans"}]
    assert [language_code(row) for row in rows] == ["en", "fa", "es", "zh"]
    assert language_code({"code": "375", "name": "375"}) == ""


def test_a_point_must_be_on_the_earth() -> None:
    assert point({"latitude": "41.5", "longitude": -87}) == (41.5, -87.0)
    for row in ({"latitude": 100, "longitude": 101}, {"latitude": 0, "longitude": 0}, {}):
        assert point(row) is None
    assert point({"latitude": "nan", "longitude": "1"}) is None
