"""Services written as GeoJSON features with numbered questions, as the Services Advisor does.

The same service has the same id in each language's file, and the same number before a question.
What helpers wrote to each other (comments, referral, feedback) stays out: names and addresses of
people are in it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from kiosk.importers.hsds_schedules import Tell, read_schedule, weekdays
from kiosk.importers.hsds_values import Row, children, date, plain, text
from kiosk.pack.help_places import PlaceOfHelp, Schedule, TextField, Topic

_TIME = re.compile(r"\d{1,2}:\d{2}\s*(?:[ap]m)?", re.IGNORECASE)
_BRING, _NATIONALITY, _CRITERIA, _OFTEN, _DAYS, _OPENS, _CLOSES = 1, 2, 3, 6, 7, 8, 9


def is_feature(row: Row) -> bool:
    """Tell whether a row is such a service."""
    return "activityName" in _properties(row)


def read_feature(
    row: Row, language: str, zone: ZoneInfo, today: dt.date, tell: Tell
) -> tuple[PlaceOfHelp, Topic]:
    """Return the service and its topic; raises ValueError where it has no id or no name."""
    told = _properties(row)
    place_id, name = text(row, "id"), text(told, "activityName")
    if not place_id or not name:
        raise ValueError("It has no id or no name.")
    topic = Topic(id=text(told, "activity") or name, name=name)
    texts: dict[TextField, str] = {
        "name": name,
        "organisation": text(told, "partnerName"),
        "description": "\n".join(_keys(told.get("indicators"))),
        "location": text(told, "locationName"),
        "bring": "\n".join(_numbered(told, _BRING)),
        "who": "\n".join(_numbered(told, _NATIONALITY) + _numbered(told, _CRITERIA)),
        "hours": "\n".join(
            word for number in (_OFTEN, _DAYS, _OPENS, _CLOSES) for word in _numbered(told, number)
        ),
    }
    at = _point(row)
    place = PlaceOfHelp(
        id=place_id,
        service_id=place_id,
        location_id=place_id,
        language=language,
        texts={field: word for field, word in texts.items() if word},
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
        schedules=_schedules(told, zone, today, tell),
        topics=(topic.id,),
    )
    return place, topic


def _properties(row: Row) -> Row:
    for holder in (row, *children(row, "servicesProvided")):
        for properties in children(holder, "properties"):
            return properties
    return {}


def _keys(value: object) -> list[str]:
    return [plain(str(key)) for key in value] if isinstance(value, Mapping) else []


def _numbered(told: Row, number: int) -> list[str]:
    """Return what is chosen under the question with a number, in any language."""
    return [
        word
        for question, chosen in told.items()
        if question.startswith(f"{number}. ")
        for word in _keys(chosen)
    ]


def _schedules(told: Row, zone: ZoneInfo, today: dt.date, tell: Tell) -> tuple[Schedule, ...]:
    opens, closes = (" ".join(_numbered(told, number)) for number in (_OPENS, _CLOSES))
    first, last = (_TIME.search(word) for word in (opens, closes))
    days = ", ".join(_numbered(told, _DAYS))
    row = {
        "freq": "WEEKLY",
        "byday": days,
        "opens_at": first[0] if first else "",
        "closes_at": last[0] if last else "",
        "until": text(told, "endDate"),
    }
    known = bool(weekdays(days, lambda _: None))
    if known:
        row["valid_from"] = text(told, "startDate")
    read = read_schedule(row, zone, today, tell if known else lambda _: None)
    every_week = _numbered(told, _OFTEN)[:1] in (["Every Day"], ["كل يوم"], [])
    if read is None:
        end = date(told, "endDate")
        return (Schedule(until=end, usable=False),) if end else ()
    return (read if every_week else read.model_copy(update={"usable": False}),)


def _point(row: Row) -> tuple[float, float] | None:
    for holder in (row, *children(row, "location"), *children(row, "servicesProvided")):
        for geometry in children(holder, "geometry"):
            match geometry.get("coordinates"):
                case [int() | float() as longitude, int() | float() as latitude, *_]:
                    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
                    return (latitude, longitude) if on_earth and (latitude or longitude) else None
    return None
