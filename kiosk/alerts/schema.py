"""The rules of CAP-v1.2.xsd as a table, and those of 1.1 where they differ.

Two tolerances are ours: times may end in Z, which the schema's pattern forbids and half the world
writes; an optional element that is empty counts as left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from kiosk.alerts.cap import Version
from kiosk.alerts.errors import SchemaFault
from kiosk.alerts.moments import read_moment
from kiosk.alerts.xml_document import local, namespace

SIGNATURE = "http://www.w3.org/2000/09/xmldsig#"
NAMESPACES: dict[str, Version] = {
    "urn:oasis:names:tc:emergency:cap:1.2": "1.2",
    "urn:oasis:names:tc:emergency:cap:1.1": "1.1",
}
MOST_FAULTS = 50
_NEVER_EMPTY = ("identifier", "sender", "event")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_INTEGER = re.compile(r"[+-]?\d+")


@dataclass(frozen=True)
class Rule:
    """One element of a sequence: how often, and what may be in it."""

    name: str
    least: int = 0
    most: int | None = 1
    values: frozenset[str] | None = None
    kind: str = "text"
    inner: tuple[Rule, ...] = ()


def _one(name: str, *values: str, kind: str = "text") -> Rule:
    return Rule(name, 1, 1, frozenset(values) or None, kind)


def _any(name: str, *inner: Rule, values: tuple[str, ...] = (), least: int = 0) -> Rule:
    return Rule(name, least, None, frozenset(values) or None, inner=inner)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_CATEGORIES = _words("Geo Met Safety Security Rescue Fire Health Env Transport Infra CBRNE Other")
_RESPONSES = _words("Shelter Evacuate Prepare Execute Avoid Monitor Assess AllClear None")
_PAIR = (_one("valueName"), _one("value"))

AREA = (
    _one("areaDesc"),
    _any("polygon"),
    _any("circle"),
    _any("geocode", *_PAIR),
    Rule("altitude", kind="decimal"),
    Rule("ceiling", kind="decimal"),
)
RESOURCE = (
    _one("resourceDesc"),
    _one("mimeType"),
    Rule("size", kind="integer"),
    Rule("uri"),
    Rule("derefUri"),
    Rule("digest"),
)
INFO = (
    Rule("language", kind="language"),
    _any("category", values=_CATEGORIES, least=1),
    _one("event"),
    _any("responseType", values=_RESPONSES),
    _one("urgency", "Immediate", "Expected", "Future", "Past", "Unknown"),
    _one("severity", "Extreme", "Severe", "Moderate", "Minor", "Unknown"),
    _one("certainty", "Observed", "Likely", "Possible", "Unlikely", "Unknown"),
    Rule("audience"),
    _any("eventCode", *_PAIR),
    Rule("effective", kind="date"),
    Rule("onset", kind="date"),
    Rule("expires", kind="date"),
    Rule("senderName"),
    Rule("headline"),
    Rule("description"),
    Rule("instruction"),
    Rule("web"),
    Rule("contact"),
    _any("parameter", *_PAIR),
    _any("resource", *RESOURCE),
    _any("area", *AREA),
)
ALERT = (
    _one("identifier"),
    _one("sender"),
    _one("sent", kind="date"),
    _one("status", "Actual", "Exercise", "System", "Test", "Draft"),
    _one("msgType", "Alert", "Update", "Cancel", "Ack", "Error"),
    Rule("source"),
    _one("scope", "Public", "Restricted", "Private"),
    Rule("restriction"),
    Rule("addresses"),
    _any("code"),
    Rule("note"),
    Rule("references"),
    Rule("incidents"),
    _any("info", *INFO),
)


def _as_1_1(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """1.1: no Avoid nor AllClear, "Very Likely" still allowed, mimeType may be left out."""
    changed = []
    for rule in rules:
        if rule.name == "responseType" and rule.values:
            rule = replace(rule, values=rule.values - {"Avoid", "AllClear"})
        elif rule.name == "certainty" and rule.values:
            rule = replace(rule, values=rule.values | {"Very Likely"})
        elif rule.name == "mimeType":
            rule = replace(rule, least=0)
        changed.append(replace(rule, inner=_as_1_1(rule.inner)))
    return tuple(changed)


_RULES: Mapping[Version, tuple[Rule, ...]] = {"1.2": ALERT, "1.1": _as_1_1(ALERT)}


def check_alert(alert: Element, version: Version) -> tuple[SchemaFault, ...]:
    """Return the breaches of the schema, at most 50; none for a valid alert."""
    faults: list[SchemaFault] = []
    _check(alert, _RULES[version], "alert", namespace(alert.tag), faults)
    return tuple(faults[:MOST_FAULTS])


def _check(
    element: Element, rules: tuple[Rule, ...], path: str, space: str, faults: list[SchemaFault]
) -> None:
    places = {rule.name: at for at, rule in enumerate(rules)}
    counts = dict.fromkeys(places, 0)
    reached = 0
    for child in element:
        name = local(child.tag)
        if not name or (path == "alert" and namespace(child.tag) == SIGNATURE):
            continue
        at = places.get(name) if namespace(child.tag) == space else None
        if len(faults) >= MOST_FAULTS:
            return
        if at is None:
            faults.append(SchemaFault(path, "unknown"))
            continue
        if at < reached:
            faults.append(SchemaFault(f"{path}/{name}", "order"))
        reached = max(reached, at)
        counts[name] += 1
        _check_one(child, rules[at], f"{path}/{name}", space, faults)
    for rule in rules:
        if counts[rule.name] < rule.least:
            faults.append(SchemaFault(f"{path}/{rule.name}", "missing"))
        elif rule.most is not None and counts[rule.name] > rule.most:
            faults.append(SchemaFault(f"{path}/{rule.name}", "too-often"))


def _check_one(
    child: Element, rule: Rule, path: str, space: str, faults: list[SchemaFault]
) -> None:
    if rule.inner:
        _check(child, rule.inner, path, space, faults)
        return
    if len(child):
        faults.append(SchemaFault(path, "unknown"))
        return
    text = (child.text or "").strip()
    if not text:
        if rule.least and (rule.values or rule.kind == "date" or rule.name in _NEVER_EMPTY):
            faults.append(SchemaFault(path, "empty"))
    elif rule.values is not None and text not in rule.values:
        faults.append(SchemaFault(path, "value"))
    elif rule.kind == "date" and read_moment(text) is None:
        faults.append(SchemaFault(path, "date"))
    elif not _fits(text, rule.kind):
        faults.append(SchemaFault(path, "value"))


def _fits(text: str, kind: str) -> bool:
    pattern = {"language": _LANGUAGE, "decimal": _DECIMAL, "integer": _INTEGER}.get(kind)
    return pattern is None or pattern.fullmatch(text) is not None
