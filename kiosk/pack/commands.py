"""What the command line does with packs, as functions that return data for people or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

from kiosk.language.languages import locale_name
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.model import Pack
from kiosk.pack.reader import read_pack
from kiosk.pack.schema import schema
from kiosk.pack.starter import write_starter
from kiosk.pack.template import extract, update_catalog, write_template
from kiosk.settings import share_dir

__all__ = ["check_pack", "extract_pack", "new_pack", "schema", "show_pack"]


def check_pack(folder: Path, icons: Collection[str] | None = None) -> list[Fault]:
    """List every fault of a pack folder; an empty list means it can be used.

    `icons` are the names that exist, by default those in assets/icons.
    """
    try:
        read_pack(folder, icons if icons is not None else drawn_icons())
    except PackFaults as error:
        return error.faults
    return []


def drawn_icons() -> frozenset[str] | None:
    """Return the names of the icons that come with the program, None where there are none."""
    try:
        names = frozenset(path.stem for path in (share_dir("assets") / "icons").glob("*.svg"))
    except FileNotFoundError:
        return None
    return names or None


def show_pack(folder: Path) -> dict[str, Any]:
    """Sum up the pack in a folder for JSON output; raises PackFaults.

    Categories list the ids of their services; `places` counts them by kind.
    """
    pack = read_pack(folder)
    return {
        "id": pack.id,
        "version": pack.version,
        "name": str(pack.city.name),
        "kiosk": pack.city.kiosk.id,
        "timezone": pack.city.timezone,
        "languages": list(pack.languages),
        "official_language": pack.city.official_language,
        "categories": [
            {
                "id": category.id,
                "title": str(category.title),
                "services": [service.id for service in pack.services_in(category.id)],
            }
            for category in pack.categories
        ],
        "services": [_show_service(pack, service.id) for service in pack.services],
        "consultations": [row.id for row in pack.consultations],
        "places": dict(Counter(place.kind for place in pack.places)),
        "endpoints": [str(endpoint["id"]) for endpoint in pack.endpoints],
    }


def _show_service(pack: Pack, service_id: str) -> dict[str, Any]:
    service = pack.service(service_id)
    return {
        "id": service.id,
        "version": service.version,
        "title": str(service.title),
        "kind": service.kind,
        "questions": [{"id": asked.id, "type": asked.type} for asked in service.questions],
        "open311": service.open311.service_code if service.open311 else None,
    }


def new_pack(folder: Path) -> list[Path]:
    """Write a small valid pack to begin with and return its files.

    Raises FileExistsError where the folder already holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} already holds something: name a new folder")
    return write_starter(folder)


def extract_pack(folder: Path, *, update: bool = False) -> dict[str, Any]:
    """Write `translations/pack.pot`; with `update` also bring every language's `.po` up to date.

    Returns `{template, texts, waiting: {tag: texts without translation}}`. Raises PackFaults.
    """
    template, tags = extract(folder)
    target = folder / "translations" / "pack.pot"
    write_template(template, target)
    waiting = {}
    if update:
        for tag in tags:
            file = folder / "translations" / f"{locale_name(tag)}.po"
            waiting[tag] = update_catalog(template, file, tag)
    return {"template": str(target), "texts": len(template), "waiting": waiting}
