"""From the bytes of a document, or an element of a feed, to an `Alert`."""

from __future__ import annotations

import math
import re
from xml.etree.ElementTree import Element

from kiosk.alerts.cap import Alert, Area, Circle, Info, Reference
from kiosk.alerts.errors import NotAnAlert, SchemaFault
from kiosk.alerts.moments import read_moment
from kiosk.alerts.schema import NAMESPACES, check_alert
from kiosk.alerts.xml_document import local, namespace, read_xml

LARGEST_ALERT = 2 * 1024 * 1024
MOST_INFOS = 40
MOST_POINTS = 50_000
"""Corners of all areas of an alert together."""
LONGEST_TEXT = 20_000
MOST_REFERENCES = 500
DEFAULT_LANGUAGE = "en-US"
_NWS_EXPIRED = "expiredreferences"
_NUMBER = re.compile(r"[+-]?(\d{1,10}(\.\d{0,15})?|\.\d{1,15})", re.ASCII)


def read_alert(body: bytes) -> Alert:
    """Return the alert in a document. Raises `NotAnAlert` and nothing else."""
    return alert_of(read_xml(body, LARGEST_ALERT))


def is_alert(element: Element) -> bool:
    """Say whether the element is an alert of CAP 1.1 or 1.2."""
    return local(element.tag) == "alert" and namespace(element.tag) in NAMESPACES


def alert_of(root: Element) -> Alert:
    """Return the alert of an element that was read with the same care. Raises `NotAnAlert`."""
    if not is_alert(root):
        raise NotAnAlert("not-cap")
    version = NAMESPACES[namespace(root.tag)]
    faults = check_alert(root, version)
    if faults:
        raise NotAnAlert("schema", faults)
    rows = _all(root, "info")
    if len(rows) > MOST_INFOS:
        raise NotAnAlert("too-many")
    _bound_texts(root)
    sent = read_moment(_text(root, "sent"))
    if sent is None:
        raise NotAnAlert("schema", (SchemaFault("alert/sent", "date"),))
    room = [MOST_POINTS]
    infos = tuple(_info(row, room) for row in rows)
    return Alert(
        version=version,
        identifier=_text(root, "identifier"),
        sender=_text(root, "sender"),
        sent=sent,
        status=_text(root, "status"),
        msg_type=_text(root, "msgType"),
        scope=_text(root, "scope"),
        references=_references(root, infos),
        infos=infos,
    )


def _info(row: Element, room: list[int]) -> Info:
    return Info(
        language=_text(row, "language") or DEFAULT_LANGUAGE,
        event=_text(row, "event"),
        categories=tuple(_own_text(child) for child in _all(row, "category")),
        responses=tuple(_own_text(child) for child in _all(row, "responseType")),
        urgency=_text(row, "urgency"),
        severity=_text(row, "severity"),
        certainty=_text(row, "certainty"),
        codes=_pairs(row, "eventCode"),
        effective=read_moment(_text(row, "effective")),
        onset=read_moment(_text(row, "onset")),
        expires=read_moment(_text(row, "expires")),
        sender_name=_text(row, "senderName"),
        headline=_text(row, "headline"),
        description=_text(row, "description"),
        instruction=_text(row, "instruction"),
        contact=_text(row, "contact"),
        parameters=_pairs(row, "parameter"),
        areas=tuple(_area(area, room) for area in _all(row, "area")),
    )


def _area(row: Element, room: list[int]) -> Area:
    return Area(
        description=_text(row, "areaDesc"),
        polygons=tuple(
            _polygon(_own_text(child), room) for child in _all(row, "polygon") if _own_text(child)
        ),
        circles=tuple(_circle(_own_text(child)) for child in _all(row, "circle") if child.text),
        geocodes=_pairs(row, "geocode"),
    )


def _polygon(text: str, room: list[int]) -> tuple[tuple[float, float], ...]:
    pairs = text.split()
    room[0] -= len(pairs)
    if room[0] < 0:
        raise NotAnAlert("too-many")
    ring = tuple(_point(pair, "polygon") for pair in pairs)
    if ring[0] != ring[-1]:
        ring += ring[:1]
    if len(ring) < 4:
        raise NotAnAlert("schema", (SchemaFault("alert/info/area/polygon", "value"),))
    return ring


def _circle(text: str) -> Circle:
    parts = text.split()
    kilometres = _number(parts[1]) if len(parts) == 2 else None
    if kilometres is None or kilometres < 0:
        raise NotAnAlert("schema", (SchemaFault("alert/info/area/circle", "value"),))
    latitude, longitude = _point(parts[0], "circle")
    return Circle(latitude, longitude, kilometres)


def _point(pair: str, where: str) -> tuple[float, float]:
    latitude, _, longitude = pair.partition(",")
    north, east = _number(latitude), _number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:
        raise NotAnAlert("schema", (SchemaFault(f"alert/info/area/{where}", "value"),))
    return north, east


def _number(text: str) -> float | None:
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def _references(root: Element, infos: tuple[Info, ...]) -> tuple[Reference, ...]:
    written = [_text(root, "references")]
    written += [
        value
        for info in infos
        for name, value in info.parameters
        if name.casefold() == _NWS_EXPIRED
    ]
    found = []
    for triple in " ".join(written).split():
        sender, _, rest = triple.partition(",")
        identifier, _, sent = rest.rpartition(",")
        if sender and identifier:
            found.append(Reference(sender, identifier, read_moment(sent)))
    if len(found) > MOST_REFERENCES:
        raise NotAnAlert("too-many")
    return tuple(dict.fromkeys(found))


def _bound_texts(root: Element) -> None:
    for element in root.iter():
        if local(element.tag) == "polygon" or namespace(element.tag) not in NAMESPACES:
            continue
        if len(element.text or "") > LONGEST_TEXT and local(element.tag) != "references":
            raise NotAnAlert("too-large")


def _pairs(row: Element, name: str) -> tuple[tuple[str, str], ...]:
    return tuple((_text(pair, "valueName"), _text(pair, "value")) for pair in _all(row, name))


def _all(row: Element, name: str) -> list[Element]:
    space = namespace(row.tag)
    return row.findall(f"{{{space}}}{name}")


def _text(row: Element, name: str) -> str:
    found = row.find(f"{{{namespace(row.tag)}}}{name}")
    return "" if found is None else _own_text(found)


def _own_text(element: Element) -> str:
    return (element.text or "").strip()
