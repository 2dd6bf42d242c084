"""HSDS in tables (CSV files) brought into the nested form that its API has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.importers.hsds_values import Row, text

_OF_LOCATION = {
    "addresses": "addresses",
    "accessibility": "accessibility",
    "phones": "phones",
    "schedules": "schedules",
    "languages": "languages",
}
_OF_SERVICE = {
    "phones": "phones",
    "schedules": "schedules",
    "languages": "languages",
    "cost_options": "cost_options",
    "required_documents": "required_documents",
}


def nested(tables: Mapping[str, list[Row]]) -> list[Row]:
    """Return the services of a set of tables, each with all that hangs on it.

    A phone or schedule that names a service and a location belongs to both.
    """
    organizations = {text(row, "id"): row for row in tables.get("organizations", ())}
    terms = {text(row, "id"): row for row in tables.get("taxonomy_terms", ())}
    places = {
        text(row, "id"): _with(tables, row, "location_id", _OF_LOCATION)
        for row in tables.get("locations", ())
    }
    found: list[Row] = []
    for row in tables.get("services", ()):
        service_id = text(row, "id")
        service = _with(tables, row, "service_id", _OF_SERVICE)
        service["organization"] = organizations.get(text(row, "organization_id"), {})
        service["attributes"] = [
            {**link, "taxonomy_term": terms.get(text(link, "taxonomy_term_id"), {})}
            for link in tables.get("attributes", ())
            if text(link, "link_id") == service_id
        ]
        service["service_at_locations"] = [
            {
                **_with(tables, link, "service_at_location_id", _OF_SERVICE),
                "location": places.get(text(link, "location_id"), {}),
            }
            for link in _links(tables)
            if text(link, "service_id") == service_id
        ]
        found.append(service)
    return found


def _links(tables: Mapping[str, list[Row]]) -> list[Row]:
    return tables.get("service_at_location") or tables.get("service_at_locations") or []


def _with(
    tables: Mapping[str, list[Row]], row: Row, key: str, parts: Mapping[str, str]
) -> dict[str, Any]:
    """Return a copy of a row with the rows of other tables that name it under `key`."""
    row_id = text(row, "id")
    whole = dict(row)
    for table, name in parts.items():
        whole[name] = [part for part in tables.get(table, ()) if text(part, key) == row_id]
    return whole
