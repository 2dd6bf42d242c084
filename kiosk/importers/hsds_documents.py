"""HSDS documents as rows: JSON pages and objects, NDJSON, tabular JSON, CSV files, an API.

Nothing here opens a connection: an API is read through a callable that fetches one page.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kiosk.importers.hsds_tables import nested
from kiosk.importers.hsds_values import Row, text

Fetch = Callable[[str, Mapping[str, str]], bytes]
"""Given a path below the API and its query, returns the body; raises OSError where it cannot."""

_MOST_PAGES = 2000
_PER_PAGE = "100"
_LARGEST = 200_000_000


@dataclass
class HsdsDocuments:
    """Rows of one publisher in the nested form, and what could not be read."""

    rows: list[Row] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Name of the document, and what is wrong with it."""


def documents_in(source: Path) -> HsdsDocuments:
    """Read a file or all files of a folder; raises OSError where a file cannot be read."""
    found = HsdsDocuments()
    tables: dict[str, list[Row]] = {}
    for path in _files(source):
        if path.stat().st_size > _LARGEST:
            found.unreadable.append((path.name, "It is too large."))
            continue
        body = path.read_bytes()
        if path.suffix == ".csv":
            tables[path.stem] = _csv_rows(body)
            continue
        _read_json(found, path.name, body)
    found.rows += nested(tables)
    return found


def documents_from_api(fetch: Fetch) -> HsdsDocuments:
    """Read all services of an API, page by page, using only what HSDS 3.0 requires of it.

    Where a list gives less than asked for (`full`), each service is fetched alone.
    """
    found = HsdsDocuments()
    for row in _services(fetch, found):
        service_id = text(row, "id")
        if service_id and "service_at_locations" not in row:
            body = _fetched(fetch, f"/services/{service_id}", {}, found)
            whole = _parsed(body)
            row = whole if isinstance(whole, dict) else row  # the fuller of two
        found.rows.append(row)
    return found


def _services(fetch: Fetch, found: HsdsDocuments) -> Iterator[Row]:
    """Walk the pages until the last one, an empty one, or one that was there before."""
    seen: set[bytes] = set()
    for number in range(1, _MOST_PAGES + 1):
        asked = {"page": str(number), "per_page": _PER_PAGE, "full": "true"}
        body = _fetched(fetch, "/services", asked, found)
        page = _parsed(body)
        if body and page is None:
            found.unreadable.append((f"/services page {number}", "It is no JSON."))
        if page is None or body in seen:
            return
        seen.add(body)
        rows = list(_rows_of(page))
        yield from rows
        if not rows or not isinstance(page, dict) or page.get("last_page") is True:
            return
        pages = page.get("total_pages")
        if isinstance(pages, int) and number >= pages:
            return


def _fetched(fetch: Fetch, path: str, asked: Mapping[str, str], found: HsdsDocuments) -> bytes:
    try:
        return fetch(path, asked)
    except OSError as error:
        found.unreadable.append((path, f"It could not be fetched: {error}"))
        return b""


def _files(source: Path) -> list[Path]:
    if not source.is_dir():
        return [source]
    return sorted(
        path
        for path in source.rglob("*")
        if path.suffix in (".json", ".ndjson", ".jsonl", ".geojson", ".csv")
        and path.name != "datapackage.json"
    )


def _read_json(found: HsdsDocuments, name: str, body: bytes) -> None:
    document = _parsed(body)
    if document is None:
        found.unreadable.append((name, "It is no JSON."))
        return
    if isinstance(document, dict) and any(key.endswith(".csv") for key in document):
        tables = {key.removesuffix(".csv"): rows for key, rows in document.items()}
        found.rows += nested({name: rows for name, rows in tables.items() if _is_table(rows)})
        return
    found.rows += _rows_of(document)


def _is_table(rows: object) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) for row in rows)


def _parsed(body: bytes) -> Any:
    """Return what a body holds: one JSON document, or one on each line; None for neither."""
    try:
        words = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    try:
        return json.loads(words)
    except (ValueError, RecursionError):
        pass
    try:
        lines = [json.loads(line) for line in words.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None
    return lines or None


def _rows_of(document: Any) -> Iterator[Row]:
    """Yield the rows of a page, a list, a collection of features, or one object."""
    if isinstance(document, dict):
        for container in ("contents", "features", "services", "organizations", "data"):
            rows = document.get(container)
            if isinstance(rows, list) and "id" not in document:
                yield from _rows_of(rows)
                return
        yield document
    elif isinstance(document, list):
        for row in document:
            yield row if isinstance(row, dict) else {"": row}


def _csv_rows(body: bytes) -> list[Row]:
    lines = io.StringIO(body.decode("utf-8-sig", errors="replace"), newline="")
    return [
        {key: value for key, value in row.items() if isinstance(key, str)}
        for row in csv.DictReader(lines)
    ]
