"""Reads a pack folder whole, or refuses it with every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from gettext import NullTranslations
from pathlib import Path
from typing import Any, TypeVar

from kiosk.forms.questions import Part
from kiosk.language.broken import BrokenCatalog
from kiosk.language.catalogs import SOURCE_LANGUAGE, read_catalog
from kiosk.language.languages import locale_name
from kiosk.pack.consultation import Consultation
from kiosk.pack.consultation_check import check_consultation
from kiosk.pack.crosscheck import check_service
from kiosk.pack.explain import build
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.feed_files import check_feed_files
from kiosk.pack.model import Category, CheckWords, City, GazetteerPlace, Pack, Service
from kiosk.pack.references import (
    Found,
    check_categories,
    check_endpoints,
    check_icons,
    check_slots,
    check_stop,
    check_unique,
)
from kiosk.pack.source import Place, Source, read_source
from kiosk.pack.wording import Wording, missing_translations, wordings_of

_Item = TypeVar("_Item", bound=Part)
_Named = TypeVar("_Named", Service, Consultation)


def read_pack(
    folder: Path, icons: Collection[str] | None = None, *, check_texts: bool = True
) -> Pack:
    """Read a city pack in source form; raises PackFaults listing all that is wrong.

    `icons` are the names that exist, None to not look at them. `check_texts` may be left out for
    a folder that passed before, so that a start is quick.
    """
    reading = Reading(folder, icons)
    pack = reading.read(check_texts=check_texts)
    if reading.faults or pack is None:
        raise PackFaults(reading.faults)
    return pack


class Reading:
    """One reading of a folder: collects models, the texts in them, and faults."""

    def __init__(self, folder: Path, icons: Collection[str] | None = None) -> None:
        self.faults: list[Fault] = []
        self.wordings: list[Wording] = []
        self._folder = folder
        self._icons = icons

    def read(self, *, check_texts: bool = True) -> Pack | None:
        """Read everything; the pack is whole only where `faults` stays empty."""
        if not self._folder.is_dir():
            mend = "Name the folder that holds city.yaml."
            self._add(Fault(str(self._folder), 0, "", "there is no such folder", mend))
            return None
        city = self._city()
        categories = self._list("categories.yaml", Category)
        places = self._list("places.yaml", GazetteerPlace)
        services = self._services()
        consultations = self._files("consultations", Consultation, check_consultation)
        endpoints = self._endpoints()
        self._add(*check_unique(categories), *check_unique(places))
        self._add(*check_unique([*services, *consultations]))
        lent = {path.stem for path in (self._folder / "appointments").glob("*.*")}
        self._add(*check_slots(services, endpoints, lent))
        self._add(*check_categories(services, categories), *check_endpoints(services, endpoints))
        if self._icons is not None:
            self._add(
                *check_icons(
                    [*([city] if city else []), *categories, *services, *consultations], self._icons
                )
            )
        if check_texts and any(self._folder.glob("*/*.ics")):
            from kiosk.pack.calendars import read_calendars  # noqa: PLC0415 (slow; not at a start)

            for name in ("events", "appointments"):
                self._add(*read_calendars(self._folder, name)[1])
        if city is None:
            return None
        self._add(*check_stop(city, places))
        if check_texts:
            stops = city.item.kiosk.stops
            self._add(*check_feed_files(self._folder, stops, endpoints))
        return Pack(
            city=city.item,
            categories=tuple(sorted((row.item for row in categories), key=lambda c: c.order)),
            services=tuple(sorted((row.item for row in services), key=lambda s: s.order)),
            places=tuple(row.item for row in places),
            consultations=tuple(
                sorted((row.item for row in consultations), key=lambda c: (c.order, c.id))
            ),
            check_words=self._check_words(city.item),
            endpoints=endpoints,
            catalogs=self._catalogs(city.item, check_texts=check_texts),
            folder=self._folder,
        )

    def _add(self, *faults: Fault) -> None:
        self.faults += faults

    def _open(self, name: str) -> Source:
        source = read_source(self._folder, name)
        self._add(*source.faults)
        return source

    def _model(
        self, model: type[_Item], source: Source, value: Any, place: Place = ()
    ) -> Found[_Item] | None:
        built, faults = build(model, source, value, place)
        self._add(*faults)
        if built is None:
            return None
        self.wordings += wordings_of(built, source, place)
        return Found(source, place, built)

    def _city(self) -> Found[City] | None:
        source = self._open("city.yaml")
        if source.value is None and source.faults:
            return None
        return self._model(City, source, source.value)

    def _list(self, name: str, model: type[_Item]) -> list[Found[_Item]]:
        source = self._open(name)
        if not isinstance(source.value, list):
            if not source.faults:
                self._add(source.fault((), "this is not a list", "Start each row with '- '."))
            return []
        rows = [
            self._model(model, source, value, (index,)) for index, value in enumerate(source.value)
        ]
        return [row for row in rows if row is not None]

    def _services(self) -> list[Found[Service]]:
        rows = self._files("services", Service, check_service)
        if not any((self._folder / "services").glob("*.yaml")):
            mend = "Add one, like services/ask-the-city.yaml."
            self._add(Fault("services", 0, "", "there is no service", mend))
        return rows

    def _files(
        self, name: str, model: type[_Named], check: Callable[[_Named, Source], Iterable[Fault]]
    ) -> list[Found[_Named]]:
        """Read a folder of files that each have the name of the id inside."""
        names = sorted(path.name for path in (self._folder / name).glob("*.yaml"))
        rows = [self._file(f"{name}/{file}", model, check) for file in names]
        return [row for row in rows if row is not None]

    def _file(
        self, name: str, model: type[_Named], check: Callable[[_Named, Source], Iterable[Fault]]
    ) -> Found[_Named] | None:
        source = self._open(name)
        if source.value is None and source.faults:
            return None
        row = self._model(model, source, source.value)
        if row is not None:
            self._add(*check(row.item, source))
            if not source.file.endswith(f"/{row.item.id}.yaml"):
                problem = f"the id '{row.item.id}' is not the name of the file"
                self._add(row.fault(("id",), problem, f"Rename it to {row.item.id}.yaml."))
        return row

    def _check_words(self, city: City) -> dict[str, tuple[str, ...]]:
        source = self._open(city.check_words)
        if source.value is None and source.faults:
            return {}
        words, faults = build(CheckWords, source, source.value)
        self._add(*faults)
        if words is None:
            return {}
        for tag in city.languages:
            if tag not in words.root:
                problem = f"there are no check words in {tag}"
                self._add(source.fault((), problem, f"Add a list '{tag}'."))
        return words.root

    def _endpoints(self) -> tuple[dict[str, Any], ...]:
        if not (self._folder / "endpoints.yaml").exists():
            return ()
        source = self._open("endpoints.yaml")
        rows = source.value if isinstance(source.value, list) else []
        if not isinstance(source.value, list) and not source.faults:
            self._add(source.fault((), "this is not a list", "Start each row with '- '."))
        for index, row in enumerate(rows):
            if not isinstance(row, dict) or not isinstance(row.get("id"), str):
                mend = "Write '- id: …' with a name."
                self._add(source.fault((index,), "this endpoint has no id", mend))
        return tuple(row for row in rows if isinstance(row, dict))

    def _catalogs(self, city: City, *, check_texts: bool) -> dict[str, NullTranslations]:
        catalogs: dict[str, NullTranslations] = {}
        for tag in city.languages:
            if tag == SOURCE_LANGUAGE:
                continue
            name = f"translations/{locale_name(tag)}.po"
            catalog = self._catalog(name, tag)
            if catalog is not None:
                catalogs[tag] = catalog
                if check_texts:
                    self._add(*missing_translations(self.wordings, tag, catalog, name))
        return catalogs

    def _catalog(self, name: str, tag: str) -> NullTranslations | None:
        try:
            catalog = read_catalog(self._folder / name)
        except BrokenCatalog as error:
            problem = f"the catalog cannot be read: {error.reason}"
            self._add(Fault(name, error.line, "", problem, "Mend it there."))
            return None
        if catalog is None:
            mend = f"Add it, or take {tag} out of 'languages'."
            self._add(Fault(name, 0, "", f"the catalog of {tag} is missing", mend))
        return catalog
