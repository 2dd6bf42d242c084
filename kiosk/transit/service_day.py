"""The time of GTFS: seconds from noon minus twelve hours of the service day (GTFS Schedule, Time).

On the two days of the year on which clocks change this is not midnight, and only so the times of
the timetable keep their meaning.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_HALF_DAY = 12 * 3600


def start_of(day: date, zone: ZoneInfo) -> int:
    """Return second 0 of a service day as seconds since 1970 in UTC."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    return int(noon.timestamp()) - _HALF_DAY


def days_around(earliest: int, latest: int, longest: int, zone: ZoneInfo) -> tuple[date, ...]:
    """Return the service days that may have a departure between two moments (seconds since 1970).

    `longest` is the largest time of the timetable: days back as far as it reaches, and one day
    ahead, whose first hour may lie before midnight when clocks go forward.
    """
    first = datetime.fromtimestamp(earliest, zone).date() - timedelta(days=longest // 86400)
    last = datetime.fromtimestamp(latest, zone).date() + timedelta(days=1)
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def moment(seconds: int) -> datetime:
    """Turn seconds since 1970 into an aware moment in UTC."""
    return datetime.fromtimestamp(seconds, UTC)
