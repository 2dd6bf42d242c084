"""JSON Schema of every file of a pack, for editors and for whoever writes packs by program."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, RootModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from kiosk.pack.model import Category, CheckWords, City, Consultation, GazetteerPlace, Service

DIALECT = GenerateJsonSchema.schema_dialect


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
