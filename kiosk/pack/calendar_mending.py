"""What calendars in use get wrong, put right before anything is worked out (RFC 5545)."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime, time
from typing import Any

from icalendar import Calendar, vText
from icalendar.error import BrokenCalendarProperty

_MARKUP = re.compile(
    r"</?(?:p|br|a|b|i|u|em|strong|span|font|div|ul|ol|li|h[1-6]|table|tr|td|html-blob)\b[^<>]*>",
    re.IGNORECASE,
)
_LINE_ENDS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});", re.IGNORECASE)
_NOT_PUBLIC = ("PRIVATE", "CONFIDENTIAL")


def mend(calendar: Calendar) -> Calendar:
    """Return the calendar without events that are nobody's business, each with an id of its own.

    A series that ends on a day, though it begins at an hour, ends with that day. Where the whole
    calendar is a cancellation (METHOD), each of its events is cancelled.
    """
    taken_back = str(calendar.get("METHOD", "")).upper() == "CANCEL"
    kept = []
    for number, part in enumerate(calendar.subcomponents):
        if part.name == "VEVENT":
            if str(part.get("CLASS", "")).upper() in _NOT_PUBLIC:
                continue
            if not part.get("UID"):
                part["UID"] = vText(f"without-id-{number}")
            if taken_back:
                part["STATUS"] = vText("CANCELLED")
            _end_with_the_day(part)
        kept.append(part)
    calendar.subcomponents = kept
    return calendar


def without_markup(text: str) -> str:
    """Return what a page of HTML says, and any other text as it is but for entities.

    Calendars of the web carry descriptions as HTML, though the standard knows only plain text.
    """
    if _MARKUP.search(text):
        text = _MARKUP.sub("", _LINE_ENDS.sub("\n", text))
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)


def _end_with_the_day(event: Any) -> None:
    """Let UNTIL be a moment where DTSTART is one; a mere day would be its first minute, in UTC."""
    try:
        begins, rules = event.get("DTSTART"), event.get("RRULE")
        if begins is None or rules is None or not isinstance(begins.dt, datetime):
            return
        for rule in rules if isinstance(rules, list) else [rules]:
            rule["UNTIL"] = [_last_moment(until, begins.dt) for until in rule.get("UNTIL", ())]
            if not rule["UNTIL"]:
                del rule["UNTIL"]
    except BrokenCalendarProperty:
        return  # the event is left out later


def _last_moment(until: Any, begins: datetime) -> Any:
    if isinstance(until, datetime) or not isinstance(until, date):
        return until
    last = datetime.combine(until, time(23, 59, 59), begins.tzinfo)
    return last if last.tzinfo is None else last.astimezone(UTC)
