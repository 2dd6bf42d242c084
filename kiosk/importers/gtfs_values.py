"""Values of GTFS cells: times, days, codes, colours, texts."""

from __future__ import annotations

import re
from datetime import date

from kiosk.language.bidi import without_controls

_TIME = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)", re.ASCII)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)", re.ASCII)
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")
_LATEST_HOUR = 168
LONGEST = 400
"""No name on a board is longer, in characters."""


class BadValue(ValueError):
    """A cell that cannot be read; the text is the reason told in the report."""


def seconds(raw: str) -> int | None:
    """Read `H:MM:SS`, which may pass 24:00:00, as seconds; None for an empty cell."""
    written = raw.strip()
    if not written:
        return None
    parts = _TIME.fullmatch(written)
    if parts is None or int(parts[1]) > _LATEST_HOUR:
        raise BadValue(f"{written[:20]!r} is not a time like 23:05:00")
    return int(parts[1]) * 3600 + int(parts[2]) * 60 + int(parts[3])


def day(raw: str) -> str:
    """Read `YYYYMMDD` as an ISO date."""
    parts = _DAY.fullmatch(raw.strip())
    try:
        if parts is None:
            raise ValueError
        return date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat()
    except ValueError:
        raise BadValue(f"{raw[:20]!r} is not a day like 20261124") from None


def whole(raw: str, name: str, least: int = 0, most: int = 2**31) -> int:
    """Read a whole number within limits."""
    written = raw.strip()
    if not (written.isascii() and written.isdigit() and least <= int(written[:12]) <= most):
        raise BadValue(f"{name} {written[:20]!r} is not a number that can be")
    return int(written)


def code(raw: str, known: str) -> int:
    """Read an enumeration whose digits are `known`; any other value counts as 0."""
    written = raw.strip()
    return int(written) if len(written) == 1 and written in known else 0


def degrees(raw: str, most: float) -> float | None:
    """Read a latitude or longitude; None where it is missing or cannot be."""
    try:
        value = float(raw)
    except ValueError:
        return None
    return value if -most <= value <= most else None


def colour(raw: str) -> str | None:
    """Read `RRGGBB`; None for anything else."""
    parts = _COLOUR.fullmatch(raw.strip())
    return parts[1].lower() if parts else None


def words(raw: str) -> str | None:
    """Clean a text for screen and voice; None for an empty one."""
    if not raw:
        return None
    if raw.isascii() and raw.isprintable():
        return " ".join(raw.split())[:LONGEST] or None
    text = " ".join(without_controls(_CONTROL.sub(" ", raw)).split())
    return text[:LONGEST] or None
