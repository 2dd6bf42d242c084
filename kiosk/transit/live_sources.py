"""Which GTFS-Realtime feeds a city has: rows of the pack's endpoints.yaml, data and not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from kiosk.sources.address import fault_of
from kiosk.sources.source import Source, source_rows, sources_of

KIND = "gtfs-realtime"


class LiveSource(Source):
    """The real time of one timetable: where its TripUpdates and its Alerts are, or one of them."""

    kind: str = Field(pattern=f"^{KIND}$")
    trip_updates: str | None = Field(default=None, max_length=2000)
    alerts: str | None = Field(default=None, max_length=2000)
    every_seconds: float = Field(default=30.0, ge=10, le=3600, description="How often to ask.")

    @model_validator(mode="after")
    def _is_sound(self) -> LiveSource:
        if not self.addresses:
            raise ValueError("give the address of trip_updates, of alerts, or both")
        for url in self.addresses.values():
            fault = fault_of(url, plain_http=self.plain_http)
            if fault:
                raise ValueError(fault)
        return self

    @property
    def addresses(self) -> dict[str, str]:
        """What there is to fetch: "trips" or "alerts", and where."""
        told = {"trips": self.trip_updates, "alerts": self.alerts}
        return {part: url for part, url in told.items() if url}


def load_live_sources(
    home: Path, from_pack: Iterable[Mapping[str, Any]] = ()
) -> tuple[list[LiveSource], dict[str, str]]:
    """Return the feeds of the pack and the home, and what is wrong with others by their id."""
    return read_live_sources(source_rows(home, from_pack)[0])


def read_live_sources(
    rows: Iterable[Mapping[str, Any]],
) -> tuple[list[LiveSource], dict[str, str]]:
    """Return the feeds among rows, and what is wrong with the others by their id."""
    return sources_of(rows, KIND, LiveSource)
