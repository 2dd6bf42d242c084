"""JSON Schema of every file of a pack, for editors and for whoever writes packs by program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, RootModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from kiosk.pack.model import Category, CheckWords, City, Consultation, GazetteerPlace, Service

DIALECT = GenerateJsonSchema.schema_dialect
FOLDER = ".schema"
"""Where a pack keeps its schemas for editors; hidden, so that it is not published."""


class _Endpoint(RootModel[dict[str, Any]]):
    """One Open311 endpoint; its settings are read by the sender."""

    model_config = ConfigDict(json_schema_extra={"required": ["id"]})


_FILES: dict[str, tuple[Any, str]] = {
    "city.yaml": (City, "The city, this kiosk's place, languages, contact, emergency number."),
    "categories.yaml": (list[Category], "The shelves of the home screen."),
    "services/*.yaml": (Service, "One service; the file has the name of its id."),
    "consultations/*.yaml": (Consultation, "A survey or consultation without names; optional."),
    "places.yaml": (list[GazetteerPlace], "Landmarks, streets, stops and districts."),
    "check-words.yaml": (CheckWords, "Words per language that go with a reference."),
    "endpoints.yaml": (list[_Endpoint], "Where submissions go; optional."),
}


def schema() -> dict[str, Any]:
    """Return the schema of each file by its name (or pattern) in the pack folder."""
    schemas: dict[str, Any] = {}
    for name, (kind, description) in _FILES.items():
        made = TypeAdapter(kind).json_schema(by_alias=True)
        head = {"$schema": DIALECT, "title": f"Stoa city pack: {name}", "description": description}
        schemas[name] = {**made, **head}
    return schemas


def schema_line(name: str) -> str:
    """Return the first line of a pack's file by which editors find its schema.

    It is what yaml-language-server reads: VS Code, Kate, Helix, Vim and others.
    """
    up = "../" * name.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_stem(name)}.json\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas into a pack's folder, and which file each is for, for VS Code."""
    settings = {f"./{FOLDER}/{_stem(name)}.json": f"/{name}" for name in _FILES}
    files: dict[str, Any] = {
        f"{FOLDER}/{_stem(name)}.json": made for name, made in schema().items()
    }
    files[".vscode/settings.json"] = {"yaml.schemas": settings}
    written = []
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return written


def _stem(name: str) -> str:
    """Return `city` for `city.yaml`, `services` for `services/street-light.yaml`."""
    return name.split("/")[0].removesuffix(".yaml")
