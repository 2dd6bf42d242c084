"""The city itself: its name, this kiosk's own place, hours, contact, emergency number."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import time
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator, model_validator

from kiosk.forms.identifiers import Identifier, refuse
from kiosk.forms.questions import Part
from kiosk.language.languages import LANGUAGES
from kiosk.language.text import Text

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def _clock_time(value: Any) -> Any:
    if isinstance(value, time):
        return value
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if found is None:
        raise refuse(f"'{value}' is not a time of day", 'Write hours and minutes, like "09:00".')
    return time(int(found[1]), int(found[2]))


ClockTime = Annotated[
    time,
    BeforeValidator(_clock_time),
    WithJsonSchema({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}),
]


class OpeningHours(Part):
    """When the counter is open on these days, in the city's zone."""

    days: tuple[Weekday, ...] = Field(min_length=1)
    opens: ClockTime
    closes: ClockTime

    @model_validator(mode="after")
    def _opens_first(self) -> Self:
        if self.opens >= self.closes:
            raise refuse(
                "'opens' is not before 'closes'", "Write two rows for hours past midnight."
            )
        return self


class CityContact(Part):
    """A person to turn to (G03)."""

    phone: str = Field(min_length=3)
    counter: Text = Field(description="Where the counter is and what it does.")
    hours: tuple[OpeningHours, ...] = ()


class Emergency(Part):
    """The number for danger to life."""

    number: str = Field(min_length=2, max_length=15)
    say: Text


class About(Part):
    """Who runs the kiosk, and what for."""

    operator: Text
    purpose: Text


class KioskPlace(Part):
    """Where this kiosk stands; `reference_prefix` starts the references it gives."""

    id: Identifier
    name: Text
    address: str = Field(min_length=1)
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    reference_prefix: str = Field(default="K", pattern=r"^[23456789CFGHJKMPRTVWXY]$")
    stop: Identifier | None = Field(default=None, description="The nearest stop in places.yaml.")
    stops: tuple[str, ...] = Field(
        default=(),
        description="Stop ids of the timetable whose departures are shown; default: that stop.",
    )

    @property
    def timetable_stops(self) -> tuple[str, ...]:
        """The stops whose departures are shown here."""
        return self.stops or ((self.stop,) if self.stop else ())


class City(Part):
    """The city that publishes the pack."""

    id: Identifier
    version: int = Field(ge=1, description="Goes up with each publication.")
    name: Text
    kiosk: KioskPlace
    timezone: str = Field(description="Name of the IANA time zone, like America/Chicago.")
    languages: tuple[str, ...] = Field(min_length=1, description="Offered ones, first is first.")
    official_language: str = "en"
    crest: str = Field(min_length=1, description="Name of an icon in assets/icons, without .svg.")
    contact: CityContact
    emergency: Emergency
    about: About
    check_words: str = Field(default="check-words.yaml", description="File with check words.")
    sealing_key: str | None = Field(
        default=None,
        description="The city's X25519 public key, base64; without one the kiosk seals to itself.",
    )

    @property
    def zone(self) -> ZoneInfo:
        """The time zone, for hours and for the day that "today" is."""
        return ZoneInfo(self.timezone)

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise refuse(
                f"there is no time zone '{name}'", "Use an IANA name, like America/Chicago."
            ) from None
        return name

    @field_validator("languages")
    @classmethod
    def _languages_are_known(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        for tag in tags:
            if tag not in LANGUAGES:
                raise refuse(f"the kiosk does not know the language '{tag}'", _known_languages())
            if tags.count(tag) > 1:
                raise refuse(f"the language '{tag}' is there twice", "Name it once.")
        return tags

    @field_validator("sealing_key")
    @classmethod
    def _key_is_a_key(cls, key: str | None) -> str | None:
        try:
            whole = key is None or len(base64.b64decode(key, validate=True)) == 32
        except binascii.Error:
            whole = False
        if not whole:
            raise refuse("'sealing_key' is not a key", "Give 32 bytes in base64, or remove it.")
        return key

    @model_validator(mode="after")
    def _official_is_offered(self) -> Self:
        if self.official_language not in self.languages:
            raise refuse(
                f"the official language '{self.official_language}' is not offered",
                "Add it to 'languages'.",
            )
        return self


def _known_languages() -> str:
    return f"Use one of {', '.join(LANGUAGES)}."
