"""Which warning feeds a city listens to, and which codes mean its kiosk: data, not code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

KIND = "cap"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class AlertSource(BaseModel):
    """One feed of warnings: an RSS or Atom index, or a single CAP document; or files of the pack.

    A row with `kind: cap` in the pack's endpoints.yaml, or `<home>/feeds/<id>.yaml`, which wins.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")
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
    plain_http: bool = Field(default=False, description="Allow http:// on a trusted network.")
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
    read_seconds: float = Field(default=10.0, gt=0, le=60)
    ca_file: Path | None = Field(default=None, description="The only authority that is trusted.")

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
        try:
            parts, own = urlsplit(url), urlsplit(self.url)
            port, own_port = parts.port, own.port
        except ValueError:
            return False
        host = parts.hostname or ""
        if not host or parts.username or parts.password:
            return False
        open_line = self.plain_http or host in _LOOPBACK
        if parts.scheme not in (("http", "https") if open_line else ("https",)):
            return False
        if host == own.hostname:
            return port == own_port and parts.scheme == own.scheme
        return host in self.hosts and port is None

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
    """Return the pack's feeds with those of `<home>/feeds/*.yaml`, and what is wrong by id.

    A file of the home wins over the pack's row of the same id, key by key.
    """
    rows = {str(row.get("id", "?")): dict(row) for row in from_pack if row.get("kind") == KIND}
    faults: dict[str, str] = {}
    for path in sorted((home / "feeds").glob("*.yaml")):
        try:
            written = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            faults[path.name] = "it cannot be read as YAML"
            continue
        if not isinstance(written, dict):
            faults[path.name] = "it holds no settings"
            continue
        named = {"id": path.stem, **{str(key): value for key, value in written.items()}}
        rows[str(named["id"])] = {**rows.get(str(named["id"]), {}), **named}
    sources, wrong = read_sources(rows.values())
    return sources, {**faults, **wrong}


def read_sources(rows: Iterable[Mapping[str, Any]]) -> tuple[list[AlertSource], dict[str, str]]:
    """Return the feeds among endpoint rows, and what is wrong with the others by their id.

    Rows of another kind are not looked at.
    """
    found: dict[str, AlertSource] = {}
    faults: dict[str, str] = {}
    for row in rows:
        if row.get("kind") != KIND:
            continue
        try:
            source = AlertSource.model_validate(dict(row))
            found[source.id] = source
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            at = ".".join(map(str, first["loc"]))
            faults[str(row.get("id", "?"))[:64]] = f"{at}: {first['msg']}".lstrip(": ")
    return list(found.values()), faults
