"""Times as CAP writes them: with an offset, to the second."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:Z|([-+])([0-9]{2}):([0-9]{2}))"
)
_WIDEST = timedelta(hours=14)


def read_moment(text: str) -> datetime | None:
    """Return an aware moment in UTC; None where `text` is not one (CAP 1.2, 3.3.2; Z accepted)."""
    found = _MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[at]) for at in range(1, 7))
    offset = timedelta(0)
    if found[7]:
        offset = timedelta(hours=int(found[8]), minutes=int(found[9]))
        if offset > _WIDEST or int(found[9]) > 59:
            return None
        offset = -offset if found[7] == "-" else offset
    try:
        written = datetime(year, month, day, hour, minute, second, tzinfo=timezone(offset))
        return written.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
