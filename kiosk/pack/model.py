"""The city pack: who the city is, what it offers, where things are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, RootModel, field_validator, model_validator

from kiosk.forms.identifiers import Identifier, refuse
from kiosk.forms.questions import Part, Question
from kiosk.language.languages import LANGUAGES
from kiosk.language.text import Text
from kiosk.pack.city import City, KioskPlace, OpeningHours
from kiosk.pack.consultation import Consultation
from kiosk.pack.faults import Fault, PackFaults

__all__ = [
    "Category",
    "City",
    "Consultation",
    "Fault",
    "GazetteerPlace",
    "KioskPlace",
    "Open311",
    "OpeningHours",
    "Pack",
    "PackFaults",
    "Service",
]


class Category(Part):
    """A shelf of services on the home screen."""

    id: Identifier
    title: Text
    icon: str = Field(min_length=1, description="Name of an icon in assets/icons, without .svg.")
    order: int = Field(default=0, description="Small numbers come first.")


class Open311Attribute(Part):
    """How one answer travels as a GeoReport attribute; `values` maps option id → city's key."""

    code: str = Field(min_length=1)
    values: dict[str, str] = Field(default_factory=dict)


class Open311(Part):
    """How the service's submissions travel to a GeoReport v2 endpoint; codes are opaque strings."""

    service_code: str = Field(min_length=1)
    endpoint: str | None = Field(default=None, description="Id in endpoints.yaml; default: first.")
    description: tuple[Identifier, ...] | None = Field(
        default=None, description="Questions whose answers make the description; default: public."
    )
    attributes: dict[Identifier, Open311Attribute] = Field(default_factory=dict)


class Imported(Part):
    """Where an imported service came from; `hash` of the source tells when it changed (Q14)."""

    endpoint: str
    hash: str


class Service(Part):
    """Something the city does on request."""

    id: Identifier
    version: int = Field(default=1, ge=1)
    category: Identifier
    icon: str = Field(min_length=1, description="Name of an icon in assets/icons, without .svg.")
    order: int = Field(default=0, description="On its shelf; small numbers come first.")
    kind: Literal["report", "application", "request", "question"]
    title: Text
    summary: Text = Field(description="One or two sentences: what it is.")
    keywords: tuple[Text, ...] = Field(default=(), description="Other words residents search for.")
    bring: tuple[Text, ...] = Field(default=(), description="What to have at hand; empty: nothing.")
    minutes: int = Field(ge=1, le=120, description="How long it takes at the kiosk.")
    cost: Text
    next: Text = Field(description="What happens after it is sent.")
    duration: Text | None = Field(default=None, description="How long the city takes.")
    paper: bool = Field(default=False, description="Whether a paper form can be had instead.")
    questions: tuple[Question, ...] = Field(min_length=1)
    open311: Open311 | None = None
    imported: Imported | None = None

    def question(self, question_id: str) -> Question | None:
        """Return the question with this id, None where the service has no such one."""
        return next((asked for asked in self.questions if asked.id == question_id), None)


class HouseNumbers(Part):
    """The house numbers of a street.

    With latitude and longitude, the street's own point is where the first number is and this one
    is where the last is, and numbers between lie on the line.
    """

    first: int = Field(alias="from", ge=1)
    last: int = Field(alias="to", ge=1)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)

    @model_validator(mode="after")
    def _in_order(self) -> HouseNumbers:
        if self.first > self.last:
            raise refuse("'from' is above 'to'", "Swap them.")
        return self


class GazetteerPlace(Part):
    """A place residents know by name."""

    id: Identifier
    kind: Literal["landmark", "street", "stop", "district"]
    name: Text
    other_names: tuple[str, ...] = Field(default=(), description="Also found by these, any script.")
    address: str = Field(min_length=1)
    latitude: float = Field(ge=-90, le=90)
    longitude: float = Field(ge=-180, le=180)
    numbers: HouseNumbers | None = None


class CheckWords(RootModel[dict[str, tuple[str, ...]]]):
    """Plain words per language; a reference picks one by its place in the list."""

    @field_validator("root")
    @classmethod
    def _lists_fit(cls, words: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        lengths = {len(listed) for listed in words.values()}
        if len(lengths) > 1:
            told = ", ".join(f"{tag} has {len(listed)}" for tag, listed in words.items())
            raise refuse(f"the lists differ in length: {told}", "Give every language as many.")
        if min(lengths, default=0) < 16:
            raise refuse("there are too few check words", "Give at least 16, better 64.")
        for tag, listed in words.items():
            if len({word.casefold() for word in listed}) < len(listed):
                raise refuse(f"a word is there twice in '{tag}'", "Use each word once.")
        return words


@dataclass(frozen=True)
class Pack:
    """A pack that was read without a fault.

    `endpoints` are handed on as data to whoever sends; `catalogs` maps a language tag to its
    gettext catalog; `folder` is where it was read from.
    """

    city: City
    categories: tuple[Category, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[GazetteerPlace, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    check_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    endpoints: tuple[Mapping[str, Any], ...] = ()
    catalogs: Mapping[str, NullTranslations] = field(default_factory=dict, repr=False)
    folder: Path | None = None

    @property
    def id(self) -> str:
        """The city's id."""
        return self.city.id

    @property
    def version(self) -> int:
        """The version the city gave this publication."""
        return self.city.version

    @property
    def languages(self) -> tuple[str, ...]:
        """Tags the city offers, in the order of the language wall."""
        return tuple(tag for tag in self.city.languages if tag in LANGUAGES)

    def service(self, service_id: str) -> Service:
        """Return the service; raises KeyError where the pack has no such one."""
        return self._services_by_id[service_id]

    def find_service(self, service_id: str) -> Service | None:
        """Return the service, None where the pack has no such one."""
        return self._services_by_id.get(service_id)

    def consultation(self, consultation_id: str) -> Consultation | None:
        """Return the consultation, None where the pack has no such one."""
        return next((row for row in self.consultations if row.id == consultation_id), None)

    def services_in(self, category_id: str) -> tuple[Service, ...]:
        """Return the services on this shelf, in the order of the pack."""
        return tuple(service for service in self.services if service.category == category_id)

    def place(self, place_id: str) -> GazetteerPlace | None:
        """Return the place, None where the pack has no such one."""
        return next((place for place in self.places if place.id == place_id), None)

    def translations(self, tag: str) -> NullTranslations:
        """Return the pack's catalog; the source language and an unknown one get an empty one."""
        return self.catalogs.get(tag) or NullTranslations()

    @cached_property
    def _services_by_id(self) -> dict[str, Service]:
        return {service.id: service for service in self.services}
