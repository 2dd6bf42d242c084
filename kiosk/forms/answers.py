"""Answers as typed values; they live in memory and die with the resident session (F09, P18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, TypeAlias

YesNo: TypeAlias = Literal["yes", "no", "not-sure"]
PlaceWay: TypeAlias = Literal["here", "landmark", "street", "stop", "own-words"]
ContactMethod: TypeAlias = Literal["phone", "email", "letter", "none"]

NOT_SURE = "not-sure"
"""Option id that means "I do not know", in a yes-no question and in any choice."""

NONE_OF_THESE = "none-of-these"
"""What the screen enters when a resident says that none of several choices fits."""


@dataclass(frozen=True)
class TextAnswer:
    """Words as typed: NFC, without control characters."""

    text: str


@dataclass(frozen=True)
class ChoiceAnswer:
    """One option, by its id."""

    option: str


@dataclass(frozen=True)
class ChoicesAnswer:
    """Several options by their ids, in the order of the question; empty means none of these."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class YesNoAnswer:
    """Yes, no, or not sure."""

    value: YesNo


@dataclass(frozen=True)
class NumberAnswer:
    """A number in the question's unit."""

    number: Decimal


@dataclass(frozen=True)
class DateAnswer:
    """A day of the calendar, without time or zone."""

    date: date


@dataclass(frozen=True)
class AppointmentAnswer:
    """The time a resident wishes to come at; aware."""

    starts: datetime


@dataclass(frozen=True)
class PlaceAnswer:
    """Where it is: always words, and where known degrees (WGS 84) and a gazetteer place."""

    address: str
    latitude: float | None
    longitude: float | None
    way: PlaceWay
    place_id: str | None


@dataclass(frozen=True)
class ContactAnswer:
    """How the city may answer; with `none` the resident comes back with the reference (G05)."""

    method: ContactMethod
    value: str


@dataclass(frozen=True)
class ConsentAnswer:
    """Whether the resident agreed to the statement."""

    given: bool


@dataclass(frozen=True)
class Seen:
    """An information or eligibility page was shown; `verdict` is what eligibility said then."""

    verdict: str | None = None


@dataclass(frozen=True)
class Skipped:
    """An optional question was left empty on purpose; conditions treat it as not answered."""


Answer: TypeAlias = (
    TextAnswer
    | ChoiceAnswer
    | ChoicesAnswer
    | YesNoAnswer
    | NumberAnswer
    | DateAnswer
    | AppointmentAnswer
    | PlaceAnswer
    | ContactAnswer
    | ConsentAnswer
    | Seen
    | Skipped
)
