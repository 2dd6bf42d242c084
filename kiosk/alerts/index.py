"""An RSS or Atom index of warnings, read from bytes; the documents are fetched by the caller."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, tostring

from kiosk.alerts.cap import Alert
from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.reader import alert_of, is_alert
from kiosk.alerts.record import KeptAlert
from kiosk.alerts.xml_document import local, read_xml

MOST_ENTRIES = 2000
LONGEST_ADDRESS = 2000
_CAP_TYPES = ("application/cap+xml", "application/common-alerting-protocol+xml")


@dataclass(frozen=True)
class IndexEntry:
    """One message that the index names.

    `address` is where it is ("" where there is none), `updated` its time there as written. An
    index may hold the message itself: then `kept` is there, or `refused` says why it is not good.
    """

    address: str
    updated: str
    kept: KeptAlert | None = None
    refused: str = ""


@dataclass(frozen=True)
class Index:
    """What an index names, in its order."""

    entries: tuple[IndexEntry, ...]


def read_index(body: bytes, address: str) -> Index:
    """Return the entries of an index at `address`; a single alert is an index of one.

    Raises `NotAnAlert`, also for XML that is neither.
    """
    root = read_xml(body)
    if is_alert(root):
        return Index((_embedded(root, IndexEntry(address, "")),))
    name = local(root.tag).casefold()
    if name == "feed":
        rows = [child for child in root if local(child.tag) == "entry"]
    elif name in ("rss", "rdf"):
        rows = [child for child in root.iter() if local(child.tag) == "item"]
    else:
        raise NotAnAlert("not-cap")
    if len(rows) > MOST_ENTRIES:
        raise NotAnAlert("too-many")
    return Index(tuple(entry for row in rows for entry in _entries(row, address)))


def keep(body: bytes) -> KeptAlert:
    """Return a fetched alert as it is kept. Raises `NotAnAlert`."""
    root = read_xml(body)
    return _kept(root, alert_of(root))


def _entries(row: Element, base: str) -> Iterator[IndexEntry]:
    entry = IndexEntry(_address(row, base), _updated(row))
    inside = [element for element in row.iter() if is_alert(element)]
    if not inside:
        yield entry
    for alert in inside:
        yield _embedded(alert, entry)


def _embedded(element: Element, entry: IndexEntry) -> IndexEntry:
    try:
        kept = _kept(element, alert_of(element))
    except NotAnAlert as no:
        return IndexEntry(entry.address, entry.updated, refused=no.kind)
    return IndexEntry(entry.address, entry.updated, kept=kept)


def _kept(element: Element, alert: Alert) -> KeptAlert:
    element.tail = None
    ends = [alert.ends(info) for info in alert.infos]
    return KeptAlert(
        sender=alert.sender,
        identifier=alert.identifier,
        sent=alert.sent,
        ends=max([alert.sent, *ends]),
        names=tuple((one.sender, one.identifier) for one in alert.references),
        document=tostring(element, encoding="unicode"),
    )


def _address(row: Element, base: str) -> str:
    """Where the message is: what is marked as CAP first, then the alternate link, then the guid."""
    links: dict[str, str] = {}
    for child in row:
        name = local(child.tag).casefold()
        kind: Any = child.get("type", "").partition(";")[0].strip().casefold()
        where = (child.get("href") or child.get("url") or child.text or "").strip()
        if not where:
            continue
        if name in ("link", "enclosure", "content") and kind in _CAP_TYPES:
            links.setdefault("cap", where)
        elif name == "link" and child.get("rel", "alternate") == "alternate":
            links.setdefault("link", where)
        elif name in ("guid", "id") and where.casefold().startswith(("https://", "http://")):
            links.setdefault("guid", where)
    found = next((links[key] for key in ("cap", "link", "guid") if key in links), "")
    try:
        found = urljoin(base, found) if found else ""
    except ValueError:
        return ""
    return found if len(found) <= LONGEST_ADDRESS else ""


def _updated(row: Element) -> str:
    for wanted in ("updated", "pubdate", "date", "published"):
        for child in row:
            if local(child.tag).casefold() == wanted and child.text:
                return child.text.strip()[:100]
    return ""
