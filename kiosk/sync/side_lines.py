"""A city's addresses beside its endpoints: where a say goes, and where free times come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.sync.endpoints import EndpointConfig

CONSULTATIONS = "consultations"
APPOINTMENTS = "appointments"
KINDS = frozenset({CONSULTATIONS, APPOINTMENTS})


class SideLine(BaseModel):
    """One address.

    A row of one of these kinds in the pack's endpoints.yaml, or `<home>/feeds/<id>.yaml`, which
    wins. The id of `appointments` is the name of the list of free times.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")
    kind: Literal["consultations", "appointments"]
    url: str = Field(max_length=2000)
    every_seconds: float = Field(default=3600.0, ge=60, le=86_400)
    plain_http: bool = Field(default=False, description="Allow http:// on a trusted network.")
    connect_seconds: float = Field(default=5.0, gt=0, le=60)
    read_seconds: float = Field(default=15.0, gt=0, le=60)
    ca_file: Path | None = Field(default=None, description="The only authority that is trusted.")

    @model_validator(mode="after")
    def _line_is_private(self) -> SideLine:
        self.line()
        return self

    def line(self) -> EndpointConfig:
        """Return the line to the host, checked like that of every endpoint."""
        parts = urlsplit(self.url)
        if parts.username or parts.password:
            raise ValueError("the address carries a name or key: leave it out")
        return EndpointConfig(
            id=self.id,
            url=f"{parts.scheme}://{parts.netloc}",
            plain_http=self.plain_http,
            connect_seconds=self.connect_seconds,
            read_seconds=self.read_seconds,
            ca_file=self.ca_file,
        )


def load_side_lines(
    home: Path, from_pack: Iterable[Mapping[str, Any]] = ()
) -> tuple[list[SideLine], dict[str, str]]:
    """Return the addresses of these kinds, and what is wrong with others by id."""
    rows = {str(row.get("id", "?")): dict(row) for row in from_pack if row.get("kind") in KINDS}
    for path in sorted((home / "feeds").glob("*.yaml")):
        try:
            written = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError, RecursionError):
            continue  # told where the feeds of warnings are read
        named = {"id": path.stem, **written} if isinstance(written, dict) else {}
        known = rows.get(str(named.get("id")), {})
        if named.get("kind", known.get("kind")) in KINDS:
            rows[str(named["id"])] = {**known, **named}
    lines, faults = [], {}
    for name, row in rows.items():
        try:
            lines.append(SideLine.model_validate(row))
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            at = ".".join(map(str, first["loc"]))
            faults[name[:64]] = f"{at}: {first['msg']}".lstrip(": ")
    return lines, faults
