"""On which days a schedule holds: the rules of iCalendar that HSDS 3.0 uses (standards 3.2)."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache

from kiosk.pack.help_places import Schedule

_DAY = dt.timedelta(days=1)
_MOST_DAYS = 366 * 30


def holds_on(schedule: Schedule, day: dt.date) -> bool:
    """Tell whether a schedule holds on a day, by its rule and between its dates."""
    if not schedule.usable or not _is_valid(schedule, day) or not _matches(schedule, day):
        return False
    last = last_day(schedule)
    return last is None or day <= last


def has_ended(schedule: Schedule, today: dt.date) -> bool:
    """Tell whether the service itself has ended: after `until`, or after the last of `count`."""
    last = last_day(schedule)
    return last is not None and last < today


def is_out_of_date(schedule: Schedule, today: dt.date) -> bool:
    """Tell whether nobody vouches for the hours any more: after `valid_to`."""
    return schedule.valid_to is not None and schedule.valid_to < today


def last_day(schedule: Schedule) -> dt.date | None:
    """Return the last day that a schedule names by `until`, by `count` or by being once."""
    if schedule.freq == "once" and schedule.begins:
        return schedule.begins
    if schedule.count is None or schedule.begins is None or not schedule.usable:
        return schedule.until
    counted = _counted_end(schedule, schedule.begins, schedule.count)
    return min(counted, schedule.until) if schedule.until else counted


@lru_cache(maxsize=1024)
def _counted_end(schedule: Schedule, begins: dt.date, count: int) -> dt.date:
    """Walk the days: counts in the field are small, and the walk ends after thirty years."""
    day = last = begins
    for _ in range(_MOST_DAYS):
        if count <= 0:
            break
        if _matches(schedule, day):
            count, last = count - 1, day
        if day == dt.date.max:
            break
        day += _DAY
    return last


def _is_valid(schedule: Schedule, day: dt.date) -> bool:
    first = max((date for date in (schedule.begins, schedule.valid_from) if date), default=None)
    if first is not None and day < first:
        return False
    return schedule.valid_to is None or day <= schedule.valid_to


def _matches(schedule: Schedule, day: dt.date) -> bool:
    anchor = schedule.begins or schedule.valid_from
    match schedule.freq:
        case "once":
            return day == anchor
        case "daily":
            return anchor is None or (day - anchor).days % schedule.interval == 0
        case "weekly":
            return _matches_week(schedule, day, anchor)
        case "monthly":
            return _matches_month(schedule, day, anchor)


def _matches_week(schedule: Schedule, day: dt.date, anchor: dt.date | None) -> bool:
    days = {weekday for _, weekday in schedule.days} or ({anchor.weekday()} if anchor else set())
    if day.weekday() not in days:
        return False
    if schedule.interval > 1 and anchor is not None:
        start = schedule.week_start
        weeks = (_week_begin(day, start) - _week_begin(anchor, start)).days // 7
        if weeks % schedule.interval:
            return False
    return not schedule.weeks or _week_number(day, schedule.weeks)


def _week_begin(day: dt.date, week_start: int) -> dt.date:
    return day - dt.timedelta(days=(day.weekday() - week_start) % 7)


def _week_number(day: dt.date, weeks: tuple[int, ...]) -> bool:
    year, week, _ = day.isocalendar()
    last = dt.date(year, 12, 28).isocalendar().week
    return week in weeks or week - last - 1 in weeks


def _matches_month(schedule: Schedule, day: dt.date, anchor: dt.date | None) -> bool:
    if schedule.interval > 1 and anchor is not None:
        months = (day.year - anchor.year) * 12 + day.month - anchor.month
        if months % schedule.interval:
            return False
    length = monthrange(day.year, day.month)[1]
    if schedule.month_days and not {day.day, day.day - length - 1} & set(schedule.month_days):
        return False
    if schedule.days:
        which = {0, (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)}
        return any(place in which and at == day.weekday() for place, at in schedule.days)
    return bool(schedule.month_days) or (anchor is not None and day.day == anchor.day)
