"""`kiosk pack import open311`: a GeoReport v2 service list becomes services of a pack.

Texts are written in the city's own words, as the pack's source language; translations are made
with the pack's catalogs and missed again as soon as the city rewords (Q14).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.services import (
    Definition,
    ServiceEntry,
    has_shrunk,
    read_definition,
    read_services,
    suspicious_codes,
)
from kiosk.importers.imported_texts import ImportedTexts
from kiosk.importers.open311_defaults import icon_for, whole_form
from kiosk.importers.open311_documents import Open311Documents, documents_from
from kiosk.importers.open311_questions import DETAILS, questions_of, slug, unique
from kiosk.importers.pack_yaml import append_yaml, read_yaml, write_yaml
from kiosk.importers.report import ImportReport

_NOT_FOR_RESIDENTS = frozenset({"inactive", "staff", "private", "hidden", "internal"})
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)


def import_open311(
    source: Path | Open311Documents, into: Path, endpoint: str = "city-311"
) -> ImportReport:
    """Write services, categories and the endpoint of a service list into the pack folder `into`.

    `endpoint` is the id under which the city's endpoint is known; a service keeps its id
    (`<endpoint>-<code>`) over every later import. A file whose source is unchanged is left alone,
    with what people wrote into it. Returns what was done; with `faults` nothing was written.
    Raises OSError where files cannot be read or written.
    """
    documents = documents_from(source) if isinstance(source, Path) else source
    report = ImportReport(endpoint)
    entries = _entries(documents, report)
    definitions = _definitions(documents, report)
    before = ImportedTexts(into, endpoint)
    if entries and has_shrunk(before.codes, (entry.code for entry in entries)):
        report.fault("shrunk", endpoint, "More than half of the services are gone; ask the city.")
    if report.faults:
        return report
    work = _Import(into, endpoint, documents, report, before)
    work.run(entries, definitions)
    return report


def _entries(documents: Open311Documents, report: ImportReport) -> tuple[ServiceEntry, ...]:
    try:
        entries = read_services(read_document(documents.services))
    except NotADocument as no:
        report.fault("unreadable", "services", f"This is {no.kind}, not a service list.")
        return ()
    if not entries:
        report.fault("empty", "services", "There is no service in it.")
    for code in suspicious_codes(entries):
        text = "This code cannot be real. The city may have shut this application out; ask there."
        report.fault("fake", code, text)
    return entries


def _definitions(documents: Open311Documents, report: ImportReport) -> dict[str, Definition]:
    found = {}
    for code, body in documents.definitions.items():
        try:
            definition = read_definition(read_document(body), code)
        except NotADocument as no:
            report.note("unreadable", code, f"Its definition is {no.kind}; fetch it again.")
            continue
        found[definition.code] = definition
    return found


class _Import:
    """One import into one folder."""

    def __init__(
        self,
        into: Path,
        endpoint: str,
        documents: Open311Documents,
        report: ImportReport,
        before: ImportedTexts,
    ) -> None:
        self._into = into
        self._endpoint = endpoint
        self._documents = documents
        self._report = report
        self._before = before
        self._texts: dict[str, str] = {}
        self._hashes: dict[str, str] = {}
        self._ids: set[str] = set()
        self._has_endpoint = self._write_endpoint()

    def run(self, entries: Iterable[ServiceEntry], definitions: Mapping[str, Definition]) -> None:
        """Write everything."""
        shown = [entry for entry in entries if self._is_for_residents(entry)]
        shelves = self._write_categories(shown)
        for entry in shown:
            definition = definitions.get(entry.code, Definition(entry.code))
            self._look_at_definition(entry, definitions.get(entry.code))
            self._write_service(entry, definition, shelves)
        known = {entry.code for entry in entries}
        for code in definitions:
            if code not in known:
                self._report.note("no-service", code, "A definition without a service; left out.")
        self._tell_changes()
        self._before.write(self._texts, self._hashes)

    def _is_for_residents(self, entry: ServiceEntry) -> bool:
        flags = _NOT_FOR_RESIDENTS & {word.casefold() for word in entry.keywords}
        if flags:
            told = ", ".join(sorted(flags))
            self._report.note("not-for-residents", entry.code, f"Marked {told}; left out.")
        return not flags

    def _look_at_definition(self, entry: ServiceEntry, definition: Definition | None) -> None:
        """Both contradictions occur in the wild (Q4); the definition decides."""
        if entry.has_definition and definition is None:
            text = "The city has more questions for it; import again with its definition."
            self._report.note("definition-missing", entry.code, text)
        elif entry.has_definition and definition is not None and not definition.attributes:
            self._report.note("definition-empty", entry.code, "Its definition asks for nothing.")
        elif not entry.has_definition and definition is not None and definition.attributes:
            self._report.note(
                "definition-unannounced", entry.code, "metadata is false; its questions are asked."
            )

    # -- services

    def _write_service(
        self, entry: ServiceEntry, definition: Definition, shelves: Mapping[str, str]
    ) -> None:
        wanted = slug(f"{self._endpoint}-{entry.code}", 60) or self._endpoint
        service_id = unique(wanted, entry.code, self._ids)
        source = json.dumps([asdict(entry), asdict(definition)], sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(source.encode()).hexdigest()[:16]
        self._hashes[entry.code] = digest
        self._index(entry, definition)
        path = self._into / "services" / f"{service_id}.yaml"
        written = read_yaml(path)
        if isinstance(written, dict) and _imported_hash(written) == digest:
            self._report.unchanged.append(service_id)
            return
        version = int(written.get("version", 1)) + 1 if isinstance(written, dict) else 1
        service = self._service(service_id, version, entry, definition, shelves)
        service["imported"] = {"endpoint": self._endpoint, "hash": digest}
        write_yaml(path, service)
        self._report.written.append(service_id)

    def _service(
        self,
        service_id: str,
        version: int,
        entry: ServiceEntry,
        definition: Definition,
        shelves: Mapping[str, str],
    ) -> dict[str, Any]:
        asked = questions_of(definition, self._report.note)
        title = _title(entry)
        summary = " ".join(entry.description.split()) or title
        if _ADDRESS.search(summary):
            self._report.note("address", entry.code, "Its text sends people to a web page.")
        travels: dict[str, Any] = {"service_code": entry.code, "description": [DETAILS]}
        if self._has_endpoint:
            travels["endpoint"] = self._endpoint
        if asked.attributes:
            travels["attributes"] = asked.attributes
        service: dict[str, Any] = {
            "id": service_id,
            "version": version,
            "category": shelves[_group(entry)],
            "icon": icon_for(f"{title} {_group(entry)}"),
            "kind": "report",
            "title": title,
            "summary": summary,
            "keywords": list(entry.keywords),
            "minutes": min(3 + len(asked.questions) // 2, 30),
            "cost": "Free",
            "next": "The city gets your report and looks at it.",
            "questions": whole_form(asked.questions, details_required=not asked.demanding),
            "open311": travels,
        }
        return {key: value for key, value in service.items() if value != []}

    def _index(self, entry: ServiceEntry, definition: Definition) -> None:
        """Keep each text under (service code[, attribute code[, value key]], field) (Q14)."""
        texts = {f"{entry.code}/name": entry.name, f"{entry.code}/description": entry.description}
        for attribute in definition.attributes:
            place = f"{entry.code}/{attribute.code}"
            texts[f"{place}/description"] = attribute.description
            texts[f"{place}/hint"] = attribute.hint
            for value in attribute.values:
                texts[f"{place}/{value.key}/name"] = value.name
        self._texts |= {place: text for place, text in texts.items() if text}

    def _tell_changes(self) -> None:
        for place, text in self._before.texts.items():
            now = self._texts.get(place)
            if now is not None and now != text:
                self._report.note(
                    "reworded", place, f"Was: {text!r}. Now: {now!r}. Translate it again."
                )
        for code in self._before.codes:
            if code not in self._hashes:
                text = "The city no longer lists it; its file was left. Remove it when it is right."
                self._report.note("vanished", code, text)

    # -- what is shared

    def _write_categories(self, entries: Iterable[ServiceEntry]) -> dict[str, str]:
        """Add a shelf for each group that has none; return group → category id."""
        path = self._into / "categories.yaml"
        rows = read_yaml(path)
        shelves: list[dict[str, Any]] = rows if isinstance(rows, list) else []
        added: list[dict[str, Any]] = []
        by_title = {str(row.get("title")): str(row.get("id")) for row in shelves}
        taken = set(by_title.values())
        order = max((int(row.get("order", 0)) for row in shelves), default=0)
        for group in dict.fromkeys(_group(entry) for entry in entries):
            if group in by_title:
                continue
            order += 1
            by_title[group] = unique(slug(group) or "group", group, taken)
            row = {"id": by_title[group], "title": group, "icon": icon_for(group), "order": order}
            added.append(row)
            self._report.categories.append(by_title[group])
        append_yaml(path, added)
        return by_title

    def _write_endpoint(self) -> bool:
        """Name the endpoint in endpoints.yaml where its address is known; say if it is there."""
        path = self._into / "endpoints.yaml"
        rows = read_yaml(path)
        listed: list[dict[str, Any]] = rows if isinstance(rows, list) else []
        if any(row.get("id") == self._endpoint for row in listed):
            return True
        if self._documents.url is None:
            text = f"Add the endpoint '{self._endpoint}' with its url to endpoints.yaml."
            self._report.note("no-endpoint", self._endpoint, text)
            return False
        row = {"id": self._endpoint, "url": self._documents.url}
        if self._documents.jurisdiction_id:
            row["jurisdiction_id"] = self._documents.jurisdiction_id
        append_yaml(path, [row])
        return True


def _title(entry: ServiceEntry) -> str:
    return " ".join((entry.name or entry.code).replace("_", " ").split())


def _group(entry: ServiceEntry) -> str:
    return entry.groups[0] if entry.groups else "Other"


def _imported_hash(service: Mapping[str, Any]) -> str | None:
    imported = service.get("imported")
    return str(imported.get("hash")) if isinstance(imported, Mapping) else None
