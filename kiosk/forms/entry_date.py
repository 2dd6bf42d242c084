"""A day in three parts: real dates only, and within the question's limits."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.forms.bounds import resolve_bound
from kiosk.forms.cleaning import ascii_digits, clean_line
from kiosk.forms.problems import Problems
from kiosk.forms.questions import DateQuestion
from kiosk.language.message import Message, msg
from kiosk.language.text import LocalText

_NAMES = ("day", "month", "year")


def read_date(question: DateQuestion, raw: Mapping[str, Any], today: date) -> date | Problems:
    """Read the parts `day`, `month`, `year` (strings or numbers), or say what to change."""
    label = question.short_label
    parts = {name: _digits(raw.get(name)) for name in _NAMES}
    wrong = {
        name: problem
        for name in _NAMES
        if (problem := _wrong_part(name, parts[name], label, today))
    }
    if wrong:
        return Problems(tuple(wrong.values()), tuple(wrong))
    day, month, year = (int(parts[name]) for name in _NAMES)
    if day > monthrange(year, month)[1]:
        return Problems.of(
            msg(
                "{label}: this month has no day {day}. Look at the day again.", label=label, day=day
            ),
            parts=("day",),
        )
    return _within(question, date(year, month, day), today)


def _digits(part: object) -> str:
    return ascii_digits(clean_line(str(part))).rstrip(".") if part is not None else ""


def _wrong_part(name: str, part: str, label: LocalText, today: date) -> Message | None:
    number = int(part) if part.isascii() and part.isdigit() and len(part) <= 4 else 0
    match name:
        case "day" if not 1 <= number <= 31:
            return msg(
                "{label}: enter the day as a number from {first} to {last}.",
                label=label,
                first=1,
                last=31,
            )
        case "month" if not 1 <= number <= 12:
            return msg(
                "{label}: enter the month as a number from {first} to {last}.",
                label=label,
                first=1,
                last=12,
            )
        case "year" if len(part) != 4 or number < 1000:
            return msg(
                "{label}: enter the year as four numbers, like {example}.",
                label=label,
                example=str(today.year),
            )
        case _:
            return None


def _within(question: DateQuestion, day: date, today: date) -> date | Problems:
    label = question.short_label
    earliest = resolve_bound(question.earliest, today) if question.earliest else None
    latest = resolve_bound(question.latest, today) if question.latest else None
    if latest == today and day > today:
        return _all_parts(msg("{label}: enter today or a day before it.", label=label))
    if earliest == today and day < today:
        return _all_parts(msg("{label}: enter today or a day after it.", label=label))
    if earliest and day < earliest:
        return _all_parts(msg("{label}: enter {day} or later.", label=label, day=earliest))
    if latest and day > latest:
        return _all_parts(msg("{label}: enter {day} or earlier.", label=label, day=latest))
    return day


def _all_parts(message: Message) -> Problems:
    return Problems.of(message, parts=_NAMES)
