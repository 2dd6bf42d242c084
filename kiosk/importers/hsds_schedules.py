"""Opening hours of HSDS rows, read with patience; what cannot be understood is said, not guessed.

Times are taken as the city's wall clock (standards 3.2): a bare time is that already, a time with
an offset is brought to the city's zone on the schedule's first day, and the row's own `timezone`,
a number that is wrong half of the year, is left out.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Literal
from zoneinfo import ZoneInfo

from kiosk.importers.hsds_values import Row, date, text, whole
from kiosk.pack.help_places import Schedule, Weekday

Tell = Callable[[str], None]

_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_DAY = re.compile(r"([+-]?\d{1,2})?\s*(mo|tu|we|th|fr|sa|su)[a-z]*\.?", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(mo|tu|we|th|fr|sa|su)[a-z]*\s*[-\u2013]\s*(mo|tu|we|th|fr|sa|su)[a-z]*", re.IGNORECASE
)
_TIME = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2}))?(?::\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_FREQS: dict[str, Literal["daily", "weekly", "monthly"]] = {
    "DAILY": "daily",
    "WEEKLY": "weekly",
    "MONTHLY": "monthly",
}


def read_schedule(row: Row, zone: ZoneInfo, today: dt.date, tell: Tell) -> Schedule | None:
    """Return one schedule, None where the row says nothing at all.

    `tell` is given, in plain words, what was left out. A row without days or times is kept as not
    `usable`.
    """
    opens_at, closes_at = text(row, "opens_at"), text(row, "closes_at")
    days = weekdays(text(row, "byday"), tell)
    begins, valid_from = date(row, "dtstart"), date(row, "valid_from")
    freq = _freq(row, days, begins)
    month_days = _numbers(row, "bymonthday", 31)
    if not (opens_at or closes_at or days or month_days or begins or valid_from):
        return None
    if freq == "weekly" and any(which for which, _ in days):
        freq = "monthly"  # "the second Monday" has no meaning in a week
    opens = read_time(opens_at, zone, begins or valid_from or today)
    closes = read_time(closes_at, zone, begins or valid_from or today)
    interval = whole(row, "interval") or 1
    anchor = begins or valid_from
    problem = _problem(freq, bool(days), bool(month_days), anchor, interval)
    if problem is None and (opens is None or closes is None):
        problem = "its times of day are missing or unreadable"
    if problem is None and opens == closes and opens != dt.time(0):
        problem = "it closes when it opens"
    if problem:
        tell(f"Hours not confirmed: {problem}.")
    return Schedule(
        freq=freq,
        interval=max(1, interval),
        days=days,
        month_days=month_days if freq == "monthly" else (),
        weeks=_numbers(row, "byweekno", 53) if freq == "weekly" else (),
        week_start=_week_start(row),
        begins=begins,
        until=date(row, "until"),
        count=whole(row, "count"),
        valid_from=valid_from,
        valid_to=date(row, "valid_to"),
        opens=opens,
        closes=closes,
        usable=problem is None,
    )


def read_time(written: str, zone: ZoneInfo, day: dt.date) -> dt.time | None:
    """Return a time of day on the city's wall clock; None where it cannot be read."""
    found = _TIME.fullmatch(written.strip())
    if not found:
        return None
    hour, minute, half, offset = found.groups()
    hours = int(hour)
    if half and hours <= 12:  # "16:00pm" is seen too
        hours = hours % 12 + (12 if half in "pP" else 0)
    if hours == 24 and int(minute or 0) == 0:
        hours = 0
    try:
        at = dt.time(hours, int(minute or 0))
        if not offset:
            return at
        offset = "+00:00" if offset in "zZ" else offset
        moment = dt.datetime.fromisoformat(f"{day}T{at:%H:%M}{offset}")
    except ValueError:
        return None
    seasons = (dt.datetime(day.year, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))
    if moment.utcoffset() in seasons:
        return at  # summer time is written all the year by some, winter time by others
    return moment.astimezone(zone).time()


def _freq(
    row: Row, days: tuple[Weekday, ...], begins: dt.date | None
) -> Literal["once", "daily", "weekly", "monthly"]:
    written = text(row, "freq").upper()
    if written in _FREQS:
        return _FREQS[written]
    if not days and begins is not None:
        return "once"  # as in iCalendar, without a rule it happens once
    return "weekly"


def _problem(
    freq: str, has_days: bool, has_month_days: bool, anchor: dt.date | None, interval: int
) -> str | None:
    if interval > 1 and anchor is None:
        return "it skips weeks or months, and the first one is missing"
    if freq == "weekly" and not has_days and anchor is None:
        return "the days of the week are missing"
    if freq == "monthly" and not has_days and not has_month_days and anchor is None:
        return "the days of the month are missing"
    return None


def weekdays(written: str, tell: Tell) -> tuple[Weekday, ...]:
    """Return the days in a list like `MO,2TU,-1FR`, `Mon-Thurs and Sat` or `Mondays only`."""
    found: list[Weekday] = []
    written = _RANGE.sub(_spread, written)
    for part in re.split(r"[,;/\s]+(?=[+\-\dA-Za-z])", written.strip()):
        if not part or part.casefold() in ("and", "only"):
            continue
        day = _DAY.fullmatch(part)
        if day is None or abs(int(day[1] or 0)) > 5:
            tell(f"A day that cannot be read was left out: {part[:20]!r}.")
            continue
        found.append((int(day[1] or 0), _DAYS.index(day[2].lower())))
    return tuple(dict.fromkeys(found))


def _spread(found: re.Match[str]) -> str:
    """Write a range of days out: MO-TH becomes mo,tu,we,th; it may run over the week's end."""
    first, last = (_DAYS.index(found[group].lower()) for group in (1, 2))
    return ",".join(_DAYS[(first + step) % 7] for step in range((last - first) % 7 + 1))


def _numbers(row: Row, name: str, most: int) -> tuple[int, ...]:
    numbers = (int(number) for number in re.findall(r"-?\d{1,3}", text(row, name)))
    return tuple(dict.fromkeys(number for number in numbers if 1 <= abs(number) <= most))


def _week_start(row: Row) -> int:
    start = text(row, "wkst")[:2].lower()
    return _DAYS.index(start) if start in _DAYS else 0
