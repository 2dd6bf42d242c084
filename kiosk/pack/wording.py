"""Every text of a pack, found by its type, and which of them lack a translation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations

from pydantic import BaseModel

from kiosk.language.placeholders import placeholders
from kiosk.language.text import LocalText
from kiosk.pack.faults import Fault
from kiosk.pack.model import GazetteerPlace
from kiosk.pack.source import Place, Source

_MAY_STAY_LOCAL = frozenset({"street", "stop", "district"})
"""Kinds of places whose names people may know only as the sign says them (H05)."""


@dataclass(frozen=True)
class Wording:
    """One text to translate: where it is, and whether every language must have it."""

    text: str
    source: Source
    place: Place
    must: bool = True


def wordings_of(part: object, source: Source, place: Place = ()) -> Iterator[Wording]:
    """Yield every text inside a model, screen and speech, in the order of its fields."""
    if isinstance(part, LocalText):
        yield Wording(part.text, source, place)
        if part.speech:
            yield Wording(part.speech, source, (*place, "speech"))
    elif isinstance(part, BaseModel):
        must = not (isinstance(part, GazetteerPlace) and part.kind in _MAY_STAY_LOCAL)
        for name, field in type(part).model_fields.items():
            inside = (*place, field.alias or name)
            for found in wordings_of(getattr(part, name), source, inside):
                yield Wording(found.text, source, found.place, found.must and must)
    elif isinstance(part, tuple):
        for index, item in enumerate(part):
            yield from wordings_of(item, source, (*place, index))


def missing_translations(
    wordings: list[Wording], tag: str, catalog: NullTranslations, catalog_name: str
) -> Iterator[Fault]:
    """Yield a fault for each text a language lacks (H04); the first place of a text stands for all.

    A translation equal to the source counts as there: names and cognates often are.
    """
    told: set[str] = set()
    known = _entries(catalog)
    for wording in wordings:
        if wording.text in told or not wording.must:
            continue
        told.add(wording.text)
        translation = known.get(wording.text)
        if translation is None:
            yield wording.source.fault(
                wording.place,
                f"missing translation in {tag}: {_short(wording.text)!r}",
                f"Add it to {catalog_name}.",
            )
        elif placeholders(translation) != placeholders(wording.text):
            yield wording.source.fault(
                wording.place,
                f"the places in braces differ in {tag}: {_short(translation)!r}",
                f"Mend it in {catalog_name}.",
            )


def _entries(catalog: NullTranslations) -> dict[str, str]:
    """Read the table of a catalog; asking it text by text cannot tell "equal" from "missing"."""
    if not isinstance(catalog, GNUTranslations):
        return {}
    table: dict[object, str] = vars(catalog)["_catalog"]
    return {source: found for source, found in table.items() if isinstance(source, str)}


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
