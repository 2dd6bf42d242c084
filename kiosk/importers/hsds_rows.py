"""HSDS rows become places of help: one for each service at each location."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from kiosk.importers.hsds_parts import accessibility, address_of, fees, phones_of, texts_of
from kiosk.importers.hsds_schedules import read_schedule
from kiosk.importers.hsds_values import (
    Row,
    children,
    date,
    free_of_charge,
    language_code,
    point,
    step_free,
    text,
    whole,
)
from kiosk.importers.report import ImportNote, ImportReport
from kiosk.pack.help_places import PlaceOfHelp, Schedule, Topic

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_GONE = frozenset({"inactive", "defunct"})
_NOT_PLACES = frozenset({"version", "openapi_url", "taxonomy_detail", "taxonomy"})


@dataclass
class Reader:
    """Reads rows of one publisher; `zone` is the city's, `language` that of the texts."""

    language: str
    zone: ZoneInfo
    today: dt.date
    report: ImportReport
    places: dict[str, PlaceOfHelp] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)

    def read(self, rows: Iterable[Row]) -> None:
        """Take in every row, or tell why one was left out."""
        for number, row in enumerate(rows, 1):
            self._row(_unwrapped(row), f"row {number}")
        self._drop_repeated()

    def _drop_repeated(self) -> None:
        """Drop a service without its place, and a place without its service, told in full too."""
        whole = [place for place in self.places.values() if _is_whole(place)]
        services = {place.service_id for place in whole}
        locations = {place.location_id for place in whole}
        for place in list(self.places.values()):
            alone = {place.service_id, place.location_id} - {""}
            if not _is_whole(place) and alone <= services | locations:
                del self.places[place.id]

    def reject(self, subject: str, reason: str) -> None:
        """Tell that a row was left out."""
        self.report.note("rejected", subject, reason)

    def _note(self, kind: str, subject: str, told: str) -> None:
        """Tell a thing once: the same row comes in several documents."""
        if ImportNote(kind, subject, told) not in self.report.notes[-200:]:
            self.report.note(kind, subject, told)

    # -- what a row is

    def _row(self, row: Row, number: str) -> None:
        subject = text(row, "id") or text(row, "name") or number
        if not row:
            self.reject(subject, "It is no object.")
        elif children(row, "location") and children(row, "service"):
            service = children(row, "service")[0]
            self._service(
                service, [(row, children(row, "location")[0])], _organisation(service), subject
            )
        elif "service_at_locations" in row or "status" in row or "organization" in row:
            self._service(row, list(_places_of(row)), _organisation(row), subject)
        elif _is_organisation(row):
            self._organisation(row, subject)
        elif "location_type" in row or "addresses" in row:
            self._service(row, [({}, row)], {}, subject)
        elif not _NOT_PLACES.isdisjoint(row):
            return
        else:
            self.reject(subject, "It is neither a service nor an organisation nor a location.")

    def _organisation(self, row: Row, subject: str) -> None:
        """Publishers that know no services give organisations: what they offer is their own."""
        locations: list[tuple[Row, Row]] = [({}, place) for place in children(row, "locations")]
        services = children(row, "services")
        if not services and not locations and not children(row, "phones"):
            return  # a name alone helps nobody, and a list of them is no fault
        for service in services:
            self._service(service, list(_places_of(service)) or locations, row, subject)
        if not services:
            programs = children(row, "programs", "program")
            names = [name for one in programs if (name := text(one, "name"))]
            self._service({**row, "alternate_name": ", ".join(names)}, locations, row, subject)

    # -- places

    def _service(
        self, service: Row, places: list[tuple[Row, Row]], organisation: Row, subject: str
    ) -> None:
        name = text(service, "name", "alternate_name") or text(organisation, "name")
        status = text(service, "status").casefold()
        if not text(service, "id"):
            return self.reject(subject, "It has no id.")
        if not name:
            return self.reject(subject, "It has no name.")
        if status in _GONE:
            return self.report.note("not-offered", subject, f"Its status is {status}; left out.")
        for link, place in places or [({}, {})]:
            self._place(name, service, link, place, organisation)
        return None

    def _place(self, name: str, service: Row, link: Row, location: Row, organisation: Row) -> None:
        owner = text(organisation, "id") or text(service, "organization_id")
        service_id = _scoped(text(service, "id"), owner)
        location_id = _scoped(text(location, "id"), owner)
        place_id = f"{service_id}@{location_id}" if location_id else service_id
        at = point(location)
        if at is None and (text(location, "latitude") or text(location, "longitude")):
            self._note("no-point", place_id, "Its latitude and longitude are not on the earth.")
        schedules = self._schedules((link, service, location), place_id)
        found = PlaceOfHelp(
            id=place_id,
            service_id=service_id,
            location_id=location_id,
            organisation_id=owner,
            status="temporarily-closed"
            if text(service, "status").casefold() == "temporarily closed"
            else "active",
            language=self.language,
            texts=texts_of(name, service, link, location, organisation),
            address=address_of(location),
            latitude=at[0] if at else None,
            longitude=at[1] if at else None,
            phones=phones_of((link, service, location, organisation)),
            email=text(service, "email") or text(organisation, "email"),
            website=text(service, "url") or text(organisation, "website"),
            languages=self._languages((service, location, link), place_id),
            step_free=step_free(accessibility(location)),
            free=free_of_charge(fees(service), name, children(service, "cost_options")),
            schedules=schedules,
            topics=self._topics(service),
            minimum_age=whole(service, "minimum_age"),
            maximum_age=whole(service, "maximum_age"),
            assured=date(service, "assured_date"),
        )
        self.keep(found)

    def keep(self, found: PlaceOfHelp) -> None:
        """Take in a place; of two with one id the fuller one stays."""
        before = self.places.get(found.id)
        if before is None:
            self.places[found.id] = found
        elif before != found:
            told = before.model_dump_json(exclude_defaults=True)
            if len(found.model_dump_json(exclude_defaults=True)) > len(told):
                self.places[found.id] = found
            self._note("twice", found.id, "It is there twice; the fuller one was kept.")

    def _schedules(self, rows: Iterable[Row], place_id: str) -> tuple[Schedule, ...]:
        """Take the schedules of the service here, else of the service, else of the location."""
        for row in rows:
            found = []
            for schedule in children(row, "schedules", "schedule", "regular_schedules"):
                read = read_schedule(
                    schedule,
                    self.zone,
                    self.today,
                    lambda told: self._note("hours", place_id, told),
                )
                if read is not None:
                    found.append(read)
            if found:
                return tuple(dict.fromkeys(found))
        return ()

    def _languages(self, rows: Iterable[Row], place_id: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for row in rows:
            for language in children(row, "languages", "language"):
                if code := language_code(language):
                    found[code] = None
                elif told := text(language, "name", "code"):
                    self._note("language", place_id, f"{told!r} is no language.")
        return tuple(found)

    def _topics(self, service: Row) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for link in children(service, "attributes"):
            for term in children(link, "taxonomy_term"):
                name = text(term, "name")
                topic_id = text(term, "id") or name
                if name and text(link, "link_entity") in ("", "service"):
                    found[topic_id] = None
                    self.topics.setdefault(
                        topic_id, Topic(id=topic_id, name=name, parent=text(term, "parent_id"))
                    )
        return tuple(found)


def _is_whole(place: PlaceOfHelp) -> bool:
    return place.location_id not in ("", place.service_id)


def _unwrapped(row: Row) -> Row:
    """Take a row out of what scrapers wrap around it."""
    for wrapper in ("hsds", "schema", "data"):
        inner = row.get(wrapper)
        if isinstance(inner, dict) and "id" not in row:
            return _unwrapped(inner)
    return row


def _is_organisation(row: Row) -> bool:
    return any(
        name in row
        for name in ("locations", "legal_status", "year_incorporated", "website", "programs")
    )


def _organisation(service: Row) -> Row:
    return next(iter(children(service, "organization", "organisation")), {})


def _places_of(service: Row) -> Iterator[tuple[Row, Row]]:
    for link in children(service, "service_at_locations"):
        for location in children(link, "location"):
            yield link, location
    for location in children(service, "locations"):
        if "location_type" in location or children(location, "addresses", "addresss"):
            yield {}, location


def _scoped(row_id: str, owner: str) -> str:
    """Keep a UUID; another id is only unique within its organisation ("loc_1")."""
    if not row_id or _UUID.fullmatch(row_id) or not owner or owner in row_id:
        return row_id
    return f"{owner}/{row_id}"
