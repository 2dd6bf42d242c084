"""Where a service list with its definitions comes from: files, or whoever fetched them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.services import read_definition

_KINDS = (".xml", ".json")


@dataclass(frozen=True)
class Open311Documents:
    """The documents as they came; `definitions` by service code, `url` the endpoint if known."""

    services: bytes
    definitions: Mapping[str, bytes] = field(default_factory=dict)
    url: str | None = None
    jurisdiction_id: str | None = None


def documents_from(path: Path) -> Open311Documents:
    """Read a service list from a file, or from a folder that holds `services.xml` or `.json`.

    Definitions lie in a folder `definitions` or `services` beside it, or, in a folder, in files
    called `service_definition…`. Raises OSError where there is nothing to read.
    """
    folder = path if path.is_dir() else path.parent
    listed = path if path.is_file() else _first(path)
    files = [*_in(folder / "definitions"), *_in(folder / "services")]
    if path.is_dir():
        files += [file for file in _in(folder) if file.stem.startswith("service_definition")]
    definitions = {}
    for file in files:
        body = file.read_bytes()
        definitions[_code(body) or file.stem] = body
    return Open311Documents(listed.read_bytes(), definitions)


def _first(folder: Path) -> Path:
    for suffix in _KINDS:
        if (folder / f"services{suffix}").is_file():
            return folder / f"services{suffix}"
    raise FileNotFoundError(f"{folder} holds neither services.xml nor services.json")


def _in(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(file for file in folder.iterdir() if file.suffix in _KINDS)


def _code(body: bytes) -> str:
    try:
        return read_definition(read_document(body)).code
    except NotADocument:
        return ""
