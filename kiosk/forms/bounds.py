"""Limits of a date question: a fixed day, or a day counted from today."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from kiosk.forms.identifiers import refuse

_RELATIVE = re.compile(r"today(?:([+-])(\d{1,5})([dwmy]))?")
_MEND = "Write a day like 2026-11-24, or today, today+14d, today-6w, today+3m, today-120y."


def resolve_bound(bound: str, today: date) -> date:
    """Turn a bound into the day it means on `today`; days outside the calendar are clamped.

    Raises ValueError where the text is no bound; a read pack holds none of those.
    """
    relative = _RELATIVE.fullmatch(bound)
    if relative is None:
        return date.fromisoformat(bound)
    sign, count, unit = relative.groups()
    if sign is None:
        return today
    steps = int(count) * (-1 if sign == "-" else 1)
    try:
        return _shift(today, steps, unit)
    except (ValueError, OverflowError):
        return date.max if steps > 0 else date.min


def _shift(day: date, steps: int, unit: str) -> date:
    if unit in "dw":
        return day + timedelta(days=steps * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + steps * (12 if unit == "y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _check(value: str) -> str:
    try:
        resolve_bound(value, date(2026, 1, 1))
    except ValueError:
        raise refuse(f"'{value}' is not a date", _MEND) from None
    return value


DateBound = Annotated[str, AfterValidator(_check), Field(description=_MEND)]
