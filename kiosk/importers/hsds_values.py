"""Reading single values of HSDS rows as publishers really write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale
from babel.core import get_global

Row = Mapping[str, Any]

_BLANK = frozenset({"", "null", "none", "n/a", "na", "nan", "-", "undefined"})
_TAGS = re.compile(r"<[^<>]{1,200}>")
_STEP_FREE_NOT = re.compile(
    r"\b(not|no|isn't|without|limited|partial\w*)\b[^.;]{0,25}\b(wheelchair|step.?free|ramps?\b|lifts?\b"
    r"|elevators?|accessible)|steps? only|stairs only|inaccessible",
    re.IGNORECASE,
)
_STEP_FREE = re.compile(
    r"wheelchair|step.?free|level (access|entrance)|\bramps?\b|\blifts?\b|\belevators?\b"
    r"|\bada\b|fully accessible|silla de ruedas|fauteuil roulant|كرس[يى] متحرك|轮椅|無障礙|xe lăn",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"\bfree\b|\bno (cost|charge|fees?)\b|\bgratis\b|\bgratuit\w*|\bgratuito|مجان|免费|miễn phí",
    re.IGNORECASE,
)
_NOT_FREE = re.compile(r"[$€£¥]|\d|\bfree (for|if|with|to)\b|\bnot free\b", re.IGNORECASE)


def text(row: Row, *names: str) -> str:
    """Return the first field that says something, without markup and doubled spaces."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            words = plain(str(value))
            if words.casefold() not in _BLANK:
                return words
    return ""


def plain(written: str) -> str:
    """Return words without markup, doubled spaces, control signs and halves of characters."""
    whole = written.encode("utf-8", "ignore").decode().replace("\0", " ")
    return " ".join(_TAGS.sub(" ", whole).split())


def children(row: Row, *names: str) -> list[Row]:
    """Return the rows under the first name that has any: a list, or one object in its place."""
    for name in names:
        value = row.get(name)
        rows = [value] if isinstance(value, Mapping) else value
        if isinstance(rows, list) and (found := [one for one in rows if isinstance(one, Mapping)]):
            return found
    return []


def date(row: Row, name: str) -> dt.date | None:
    """Return the day in front of a date or moment; None where there is none."""
    written = text(row, name)
    try:
        return dt.date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def whole(row: Row, name: str) -> int | None:
    """Return a whole number written as a number or as text."""
    try:
        return int(float(text(row, name)))
    except (ValueError, OverflowError):
        return None


def point(row: Row) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees; None where missing, outside the earth or 0, 0."""
    try:
        latitude, longitude = float(text(row, "latitude")), float(text(row, "longitude"))
    except ValueError:
        return None
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180  # false for NaN too
    return (latitude, longitude) if on_earth and (latitude or longitude) else None


def language_code(row: Row) -> str:
    """Return a language as two or three small letters, by its code or its name; "" for neither."""
    for name in ("code", "name", "language"):
        written = text(row, name).casefold().replace("_", "-")
        base = written.split("-")[0].strip()
        known = str(get_global("language_aliases").get(base, base))
        if known in _NAMES:
            return known
        if by_name := _BY_NAME.get(written.split("(")[0].strip()):
            return by_name
    return ""


def step_free(told: str) -> bool | None:
    """Tell whether a place can be entered without steps; None where the words do not say."""
    if _STEP_FREE_NOT.search(told):
        return False
    return True if _STEP_FREE.search(told) else None


def free_of_charge(fees: str, name: str, costs: list[Row]) -> bool | None:
    """Tell whether a service is free, by its cost options, its fees in words, or its name."""
    amounts = [amount for cost in costs if (amount := text(cost, "amount"))]
    if amounts:
        return all(re.fullmatch(r"0+([.,]0+)?", amount) for amount in amounts)
    if fees:
        if _NOT_FREE.search(fees):
            return None if _FREE.search(fees) else False
        return True if _FREE.search(fees) else None
    return True if _FREE.search(name) else None


def _language_names() -> Iterator[tuple[str, str]]:
    for code, name in Locale.parse("en").languages.items():
        if re.fullmatch(r"[a-z]{2,3}", code):
            yield name.casefold(), code
            if own := _endonym(code):
                yield own.casefold(), code
    yield from (("mandarin", "zh"), ("cantonese", "zh"), ("farsi", "fa"), ("tagalog", "tl"))


def _endonym(code: str) -> str | None:
    if code not in _WITH_ENDONYM:
        return None
    return Locale.parse(code).get_language_name(code)


_WITH_ENDONYM = frozenset(
    {"es", "fr", "ar", "zh", "vi", "pt", "fa", "ur", "ko", "hi", "bn", "ru", "uk", "am", "so"}
)
_BY_NAME = dict(_language_names())
_NAMES = frozenset(_BY_NAME.values())
