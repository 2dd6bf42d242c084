"""What sync has learned about one endpoint; survives a restart, may be lost without harm."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.georeport.services import Kind, ServiceEntry


class KnownService(BaseModel):
    """One row of the last good service list."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    code: str
    kind: Kind = ""
    has_definition: bool = False

    @classmethod
    def of(cls, entry: ServiceEntry) -> KnownService:
        """Keep of a service list's row what sending needs."""
        return cls(code=entry.code, kind=entry.kind, has_definition=entry.has_definition)


class EndpointMemory(BaseModel):
    """Times are seconds since 1970, UTC."""

    model_config = ConfigDict(extra="ignore")

    speaks: Literal["json", "xml"] | None = None
    """json or xml, as found out."""
    echoes: bool | None = None
    """Whether descriptions can be read back."""
    lag: float = 0.0
    """Longest time seen until a report could be read back, seconds."""
    mark: str = ""
    """Tells whether settings or key are still those of the last time."""
    failures: int = 0
    """Failures in a row."""
    open_at: float = 0.0
    """Not before."""
    wait: float = 0.0
    """How long that wait was, to notice a clock that was set back."""
    changeset: str = ""
    services: tuple[KnownService, ...] = ()
    several: dict[str, tuple[str, ...]] = {}
    """Service code → attribute codes that take several values."""
    news_at: float = 0.0
    """When news were last asked for."""
    followed_back: bool = False
    """Whether the whole time that is followed was asked for once."""


class MemoryFile:
    """The file of one endpoint's memory."""

    def __init__(self, home: Path, endpoint_id: str) -> None:
        self._path = home / "sync" / f"{endpoint_id}.json"

    def load(self) -> EndpointMemory:
        """Return what is remembered; nothing where the file is missing or broken."""
        try:
            return EndpointMemory.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return EndpointMemory()

    def save(self, memory: EndpointMemory) -> None:
        """Replace the file whole."""
        write_whole(self._path, memory.model_dump_json())


def write_whole(path: Path, text: str) -> None:
    """Replace a file so that a reader sees the old or the new one, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def read_json(path: Path) -> object:
    """Return what a file holds, None where it is missing or broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
