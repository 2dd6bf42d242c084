"""Places of help: what a city tells of services that people can call or visit (HSDS 3.0, neutral).

A place is one service at one location. Its texts are in the language of its publisher; other
languages lie over it, each text with the hash of what it translates (Q14).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Weekday = tuple[int, int]
"""Which one in the month (2 the second, -1 the last, 0 every one), and the day (0 is Monday)."""

TextField = Literal[
    "name",
    "other_name",
    "organisation",
    "description",
    "location",
    "directions",
    "who",
    "cost",
    "how",
    "bring",
    "alert",
    "accessibility",
    "interpreters",
    "hours",
]
"""The texts of a place; `who` may come, `how` to begin, what to `bring`, `hours` in words."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Schedule(_Row):
    """When a place is open, in the city's own time: days by rule, one stretch of time on each.

    `usable` is false where the publisher left out the days or the times: then nobody knows the
    hours. `closes` at or before `opens` is on the next day; both 00:00 is a whole day.
    """

    freq: Literal["once", "daily", "weekly", "monthly"] = "weekly"
    interval: int = Field(default=1, ge=1)
    days: tuple[Weekday, ...] = ()
    month_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    week_start: int = Field(default=0, ge=0, le=6)
    begins: dt.date | None = None
    until: dt.date | None = None
    count: int | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    opens: dt.time | None = None
    closes: dt.time | None = None
    usable: bool = True


class Closure(_Row):
    """Days on which a place is closed whatever its schedules say; both ends count."""

    first: dt.date
    last: dt.date


class Phone(_Row):
    """A phone number as people read it (`shown`) and as a phone takes it (`dial`)."""

    shown: str
    dial: str
    extension: str = ""
    description: str = ""
    languages: tuple[str, ...] = ()


class Address(_Row):
    """Where to go, in lines as on a letter."""

    lines: tuple[str, ...]
    city: str = ""
    postal_code: str = ""

    @property
    def one_line(self) -> str:
        """The address in one line."""
        return ", ".join(self.lines)


class PlaceOfHelp(_Row):
    """One service at one location; ids are opaque. None means that nobody said.

    `languages` are those spoken there, as two or three small letters. `assured` is when a person
    last checked the record, never when a database last wrote it.
    """

    id: str
    service_id: str
    location_id: str = ""
    organisation_id: str = ""
    status: Literal["active", "temporarily-closed"] = "active"
    language: str
    texts: Mapping[TextField, str]
    address: Address | None = None
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    phones: tuple[Phone, ...] = ()
    email: str = ""
    website: str = ""
    languages: tuple[str, ...] = ()
    step_free: bool | None = None
    free: bool | None = None
    schedules: tuple[Schedule, ...] = ()
    closures: tuple[Closure, ...] = ()
    topics: tuple[str, ...] = ()
    minimum_age: int | None = None
    maximum_age: int | None = None
    assured: dt.date | None = None

    @field_validator("texts")
    @classmethod
    def _has_a_name(cls, texts: Mapping[TextField, str]) -> Mapping[TextField, str]:
        if not texts.get("name", "").strip():
            raise ValueError("a place needs a name")
        return texts

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude in degrees, WGS 84; None where they are not known."""
        if self.latitude is None or self.longitude is None:
            return None
        return (self.latitude, self.longitude)


class Topic(_Row):
    """A subject under which places are listed (a taxonomy term); `icon` is one of Stoa's."""

    id: str
    name: str
    parent: str = ""
    icon: str = ""


class Translation(_Row):
    """A text in another language, over the source text of one field of a place or topic (Q14)."""

    id: str
    field: str
    language: str
    text: str
    source_hash: str


class HelpDirectory(_Row):
    """Everything one publisher tells."""

    source: str
    language: str
    places: tuple[PlaceOfHelp, ...] = ()
    topics: tuple[Topic, ...] = ()
    translations: tuple[Translation, ...] = ()


def text_hash(text: str) -> str:
    """Return what tells whether a source text is still the one that was translated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
