"""Sources behind one address: where a say goes, and where times, places, timetables come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from kiosk.sources.address import fault_of, is_allowed
from kiosk.sources.source import Source, source_rows, sources_of

CONSULTATIONS = "consultations"
APPOINTMENTS = "appointments"
PLACES = "hsds"
TIMETABLE = "gtfs"


class WebSource(Source):
    """One address. `hosts` are others that a reply may lead to; no other redirect is followed."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    url: str = Field(max_length=2000)
    hosts: tuple[str, ...] = ()
    every_seconds: float = Field(default=3600.0, ge=60, le=86_400, description="How often to ask.")
    read_seconds: float = Field(default=15.0, gt=0, le=60)

    @model_validator(mode="after")
    def _is_sound(self) -> WebSource:
        for url in filter(None, (self.url, *self.more_urls())):
            fault = fault_of(url, plain_http=self.plain_http)
            if fault:
                raise ValueError(fault)
        return self

    def more_urls(self) -> tuple[str, ...]:
        """Return the addresses beside `url`."""
        return ()

    def allows(self, url: str) -> bool:
        """Say whether this address may be asked for this source."""
        return is_allowed(url, self.url, self.hosts, plain_http=self.plain_http)


class BallotSource(WebSource):
    """Where ballots go; all of them to the first one."""

    kind: Literal["consultations"]


class SlotSource(WebSource):
    """A list of free times, whose name is the id; and the service that holds them for residents."""

    kind: Literal["appointments"]
    holds: str = Field(
        default="", max_length=2000, description="Where a time is held while a form is filled in."
    )

    def more_urls(self) -> tuple[str, ...]:
        """Return the address of the service."""
        return (self.holds,)


class PlaceSource(WebSource):
    """A directory of human services (HSDS 3.0): a file, or the API where `api` says so.

    It takes the place of the pack's `help/<id>.json`.
    """

    kind: Literal["hsds"]
    api: bool = Field(default=False, description="Whether the address is that of an HSDS API.")
    language: str = Field(default="en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    every_seconds: float = Field(default=86_400.0, ge=600, le=7 * 86_400)


class TimetableSource(WebSource):
    """A GTFS feed as a zip file; it takes the place of the pack's timetable."""

    kind: Literal["gtfs"]
    every_seconds: float = Field(default=6 * 3600.0, ge=600, le=7 * 86_400)
    most_mebibytes: int = Field(default=256, ge=1, le=512, description="A larger file is refused.")


def slot_sources(home: Path, from_pack: Iterable[Mapping[str, Any]] = ()) -> list[SlotSource]:
    """Return the lists of free times that are fetched here; what is wrong is told by sync."""
    return sources_of(source_rows(home, from_pack)[0], APPOINTMENTS, SlotSource)[0]
