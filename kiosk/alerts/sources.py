"""Which warning feeds a city listens to, and which codes mean its kiosk: data, not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, model_validator

from kiosk.sources.address import is_allowed
from kiosk.sources.source import Source, source_rows, sources_of

KIND = "cap"


class AlertSource(Source):
    """One feed of warnings: an RSS or Atom index, or a single CAP document; or files of the pack.

    A row with `kind: cap` in the pack's endpoints.yaml, or `<home>/feeds/<id>.yaml`, which wins.
    """

    kind: str = Field(pattern=f"^{KIND}$")
    url: str = Field(default="", description="Address of the index.", max_length=2000)
    folder: str = Field(
        default="",
        pattern=r"^([A-Za-z0-9_-]{1,64})?$",
        description="Instead of an address: the folder of the pack with the warnings as files.",
    )
    name: str = Field(min_length=1, max_length=100, description="Who warns, as residents know it.")
    hosts: tuple[str, ...] = Field(
        default=(), description="Other hosts that the warnings themselves may be fetched from."
    )
    geocodes: tuple[str, ...] = Field(
        default=(), description='Codes that mean here, like "SAME:006037".'
    )
    areas: tuple[str, ...] = Field(
        default=(), description="Names of areas without shape or code that mean here."
    )
    every_seconds: float = Field(default=60.0, ge=15, le=3600, description="How often to ask.")
    old_after_seconds: float = Field(
        default=900.0, ge=60, le=86_400, description="After which nothing is known any more."
    )

    @model_validator(mode="after")
    def _is_sound(self) -> AlertSource:
        if bool(self.url) == bool(self.folder):
            raise ValueError("give the address in 'url', or a folder of the pack in 'folder'")
        if self.url and not self.allows(self.url):
            raise ValueError("the address must begin with https:// (or set plain_http)")
        for code in self.geocodes:
            if not all(part.strip() for part in code.partition(":")):
                raise ValueError("a geocode is written as NAME:VALUE, like SAME:006037")
        return self

    def allows(self, url: str) -> bool:
        """Say whether this address may be asked: the pinned hosts over the pinned kind of line."""
        return is_allowed(url, self.url, self.hosts, plain_http=self.plain_http)

    @property
    def codes(self) -> frozenset[tuple[str, str]]:
        """The geocodes as pairs of name and value; the last colon parts them."""
        return frozenset(
            (name.strip(), value.strip())
            for name, _, value in (code.rpartition(":") for code in self.geocodes)
        )


def load_sources(
    home: Path, from_pack: Iterable[Mapping[str, Any]] = ()
) -> tuple[list[AlertSource], dict[str, str]]:
    """Return the feeds of the pack and the home, and what is wrong with others by id or file."""
    rows, faults = source_rows(home, from_pack)
    sources, wrong = read_sources(rows)
    return sources, faults | wrong


def read_sources(rows: Iterable[Mapping[str, Any]]) -> tuple[list[AlertSource], dict[str, str]]:
    """Return the feeds among rows, and what is wrong with the others by their id."""
    return sources_of(rows, KIND, AlertSource)
