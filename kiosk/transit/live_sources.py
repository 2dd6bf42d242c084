"""Which GTFS-Realtime feeds a city has: rows of the pack's endpoints.yaml, data and not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

KIND = "gtfs-realtime"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class LiveSource(BaseModel):
    """The real time of one timetable: where its TripUpdates and its Alerts are, or one of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")
    kind: str = Field(pattern=f"^{KIND}$")
    trip_updates: str | None = Field(default=None, max_length=2000)
    alerts: str | None = Field(default=None, max_length=2000)
    every_seconds: float = Field(default=30.0, ge=10, le=3600, description="How often to ask.")
    plain_http: bool = Field(default=False, description="Allow http:// on a trusted network.")
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
    read_seconds: float = Field(default=10.0, gt=0, le=60)
    ca_file: Path | None = Field(default=None, description="The only authority that is trusted.")

    @model_validator(mode="after")
    def _is_sound(self) -> LiveSource:
        if not self.addresses:
            raise ValueError("give the address of trip_updates, of alerts, or both")
        for url in self.addresses.values():
            parts = urlsplit(url)
            allowed = self.plain_http or parts.hostname in _LOOPBACK
            if not parts.hostname or parts.scheme not in (
                ("http", "https") if allowed else ("https",)
            ):
                raise ValueError("the address must begin with https:// (or set plain_http)")
            if parts.username or parts.password:
                raise ValueError("the address carries a name or key: leave it out")
        return self

    @property
    def addresses(self) -> dict[str, str]:
        """What there is to fetch: "trips" or "alerts", and where."""
        told = {"trips": self.trip_updates, "alerts": self.alerts}
        return {part: url for part, url in told.items() if url}


def read_live_sources(
    rows: Iterable[Mapping[str, Any]],
) -> tuple[list[LiveSource], dict[str, str]]:
    """Return the feeds among endpoint rows, and what is wrong with the others by their id."""
    found: dict[str, LiveSource] = {}
    faults: dict[str, str] = {}
    for row in rows:
        if row.get("kind") != KIND:
            continue
        try:
            source = LiveSource.model_validate(dict(row))
            found[source.id] = source
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            at = ".".join(map(str, first["loc"]))
            faults[str(row.get("id", "?"))[:64]] = f"{at}: {first['msg']}".lstrip(": ")
    return list(found.values()), faults
