"""What every source has in common, and how its rows are read: one that is wrong harms no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

SUBMISSIONS = "open311"
"""The kind of row that need not be said; it is no source (see `sync.endpoints`)."""
FOLDER = "feeds"


class Source(BaseModel):
    """One row: `kind` says what it brings, its id is the name of what is kept of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$")
    kind: str
    plain_http: bool = Field(default=False, description="Allow http:// on a trusted network.")
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
    read_seconds: float = Field(default=10.0, gt=0, le=60)
    ca_file: Path | None = Field(default=None, description="The only authority that is trusted.")


AnySource = TypeVar("AnySource", bound=Source)


def source_rows(
    home: Path, from_pack: Iterable[Mapping[str, Any]] = ()
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return the pack's rows with those of `<home>/feeds/*.yaml`, and what is wrong by file name.

    A file of the home wins over the pack's row of the same id, key by key.
    """
    rows = {
        str(row.get("id", "?")): dict(row)
        for row in from_pack
        if row.get("kind", SUBMISSIONS) != SUBMISSIONS
    }
    faults: dict[str, str] = {}
    for path in sorted((home / FOLDER).glob("*.yaml")):
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
    return list(rows.values()), faults


def sources_of(
    rows: Iterable[Mapping[str, Any]], kind: str, model: type[AnySource]
) -> tuple[list[AnySource], dict[str, str]]:
    """Return the sources of a kind, and what is wrong with others of it by their id."""
    found: dict[str, AnySource] = {}
    faults: dict[str, str] = {}
    for row in rows:
        if row.get("kind") != kind:
            continue
        try:
            source = model.model_validate(dict(row))
            found[source.id] = source
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            at = ".".join(map(str, first["loc"]))
            faults[str(row.get("id", "?"))[:64]] = f"{at}: {first['msg']}".lstrip(": ")
    return list(found.values()), faults
