"""`kiosk pack import hsds`: a human services directory becomes places of help of a pack.

HSDS 3.0 has no translated texts. A publisher with a document for each language has the same ids in
all of them: the first language is the source, each other one lies over it, keyed by id, field and
language with the hash of the source text (Q14).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.importers.hsds_documents import HsdsDocuments, documents_in
from kiosk.importers.hsds_features import is_feature, read_feature
from kiosk.importers.hsds_rows import Reader
from kiosk.importers.pack_yaml import read_yaml
from kiosk.importers.report import ImportReport
from kiosk.pack.help_file import HelpFileFault, help_path, read_help_file, write_help
from kiosk.pack.help_places import HelpDirectory, PlaceOfHelp, Translation, text_hash

_SOURCE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Overlay = dict[tuple[str, str, str], Translation]


def import_hsds(
    documents: Path | HsdsDocuments,
    into: Path,
    source: str = "help",
    *,
    language: str = "en",
    also: Mapping[str, Path | HsdsDocuments] | None = None,
    zone: ZoneInfo,
    today: dt.date,
    last: Path | None = None,
) -> ImportReport:
    """Write the places of a publisher to `help/<source>.json` in the pack folder `into`.

    `source` is a short name of the publisher (small letters, digits, dashes), else ValueError.
    `language` is that of the documents, `also` has the same ones by other languages; `zone` is the
    city's, for its opening hours; `last` is the list before, where it lies elsewhere. Rows that
    cannot be used are in the report, with the reason; with `faults` nothing was written. Raises
    OSError where files cannot be read or written.
    """
    if not _SOURCE.fullmatch(source):
        raise ValueError(
            f"Name the publisher with small letters, digits and dashes, not {source!r}."
        )
    report = ImportReport(source)
    found = read_hsds(documents, report, source, language=language, zone=zone, today=today)
    others = {
        tag: read_hsds(other, report, source, language=tag, zone=zone, today=today)
        for tag, other in (also or {}).items()
    }
    before = _before(last or help_path(into, source), report)
    whole = merged(found, others, before.translations if before else ())
    if not whole.places:
        report.fault("empty", source, "There is no place in it.")
    elif before and len(whole.places) * 2 < len(before.places):
        report.fault("shrunk", source, "More than half of the places are gone; ask the publisher.")
    if report.faults:
        return report
    _tell_stale(whole, report)
    known = {place.id: place for place in before.places} if before else {}
    for place in whole.places:
        (report.unchanged if known.get(place.id) == place else report.written).append(place.id)
    now = {place.id for place in whole.places}
    for gone in known.keys() - now:
        report.note("vanished", gone, "The publisher no longer lists it; it was taken out.")
    write_help(into, whole)
    return report


def citys_zone(pack_folder: Path) -> ZoneInfo:
    """Return the zone of a pack's city; raises ValueError where it has none."""
    city = read_yaml(pack_folder / "city.yaml")
    name = city.get("timezone") if isinstance(city, dict) else None
    try:
        return ZoneInfo(str(name or ""))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        told = f"{pack_folder / 'city.yaml'} names no time zone: opening hours need it."
        raise ValueError(told) from None


def read_hsds(
    documents: Path | HsdsDocuments,
    report: ImportReport,
    source: str = "help",
    *,
    language: str,
    zone: ZoneInfo,
    today: dt.date,
) -> HelpDirectory:
    """Return the places of documents in one language; what was left out goes to the report."""
    read = documents_in(documents) if isinstance(documents, Path) else documents
    for name, problem in read.unreadable:
        report.note("unreadable", name, problem)
    reader = Reader(language, zone, today, report)
    reader.read(row for row in read.rows if not is_feature(row))
    for row in read.rows:
        if is_feature(row):
            _feature(reader, row)
    return HelpDirectory(
        source=source,
        language=language,
        places=tuple(reader.places.values()),
        topics=tuple(reader.topics.values()),
    )


def merged(
    source: HelpDirectory,
    others: Mapping[str, HelpDirectory],
    kept: Iterable[Translation] = (),
) -> HelpDirectory:
    """Lay other languages over the source by id; `kept` are earlier translations, which give way.

    A place that only another language has stays in that language.
    """
    overlay: Overlay = {(one.id, one.field, one.language): one for one in kept}
    places = {place.id: place for place in source.places}
    topics = {topic.id: topic for topic in source.topics}
    for tag, other in others.items():
        for place in other.places:
            own = places.setdefault(place.id, place)
            if own is not place:
                _lay_over(overlay, own, place, tag)
        for topic in other.topics:
            first = topics.setdefault(topic.id, topic)
            if first is not topic:
                _note(overlay, topic.id, "name", tag, topic.name, first.name)
    ids = places.keys() | topics.keys()
    return source.model_copy(
        update={
            "places": tuple(places.values()),
            "topics": tuple(topics.values()),
            "translations": tuple(one for one in overlay.values() if one.id in ids),
        }
    )


def stale_translations(directory: HelpDirectory) -> tuple[Translation, ...]:
    """Return the translations whose source text was reworded since."""
    told: dict[tuple[str, str], str] = {
        (topic.id, "name"): topic.name for topic in directory.topics
    }
    for place in directory.places:
        told |= {(place.id, field): text for field, text in place.texts.items()}
    return tuple(
        one
        for one in directory.translations
        if one.source_hash != text_hash(told.get((one.id, one.field), ""))
    )


def _tell_stale(directory: HelpDirectory, report: ImportReport) -> None:
    for one in stale_translations(directory):
        report.note("reworded", one.id, f"Translate '{one.field}' into {one.language} again.")


def _before(path: Path, report: ImportReport) -> HelpDirectory | None:
    if not path.is_file():
        return None
    try:
        return read_help_file(path)
    except HelpFileFault as fault:
        report.note("unreadable", path.name, f"The last import was not used: {fault}")
        return None


def _feature(reader: Reader, row: Mapping[str, object]) -> None:
    subject = str(row.get("id", ""))
    try:
        place, topic = read_feature(
            row,
            reader.language,
            reader.zone,
            reader.today,
            lambda told: reader.report.note("hours", subject, told),
        )
    except ValueError as error:
        return reader.reject(subject, str(error))
    reader.topics.setdefault(topic.id, topic)
    reader.keep(place)
    return None


def _lay_over(overlay: Overlay, own: PlaceOfHelp, place: PlaceOfHelp, tag: str) -> None:
    for field, told in place.texts.items():
        _note(overlay, own.id, field, tag, told, own.texts.get(field, ""))


def _note(overlay: Overlay, subject: str, field: str, tag: str, told: str, source: str) -> None:
    overlay[subject, field, tag] = Translation(
        id=subject, field=field, language=tag, text=told, source_hash=text_hash(source)
    )
