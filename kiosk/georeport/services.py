"""Service lists and service definitions (GeoReport v2, "GET Service List", "GET Definition")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.georeport.node import Node

Kind = Literal["realtime", "batch", "blackbox", ""]
_KINDS: tuple[Kind, ...] = ("realtime", "batch", "blackbox")

DATATYPES = ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
HIDDEN = ("server_set", "hidden_field")
"""Values of `automated` whose attributes no resident may see (FixMyStreet's extension)."""

_PLACEHOLDER = re.compile(r"[xX]{2,}")


@dataclass(frozen=True)
class ServiceEntry:
    """One row of the service list; `code` is opaque text."""

    code: str
    name: str
    description: str = ""
    has_definition: bool = False
    kind: Kind = ""
    keywords: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


@dataclass(frozen=True)
class AttributeValue:
    """One key of a list, and the name a resident reads."""

    key: str
    name: str


@dataclass(frozen=True)
class Attribute:
    """One attribute of a definition; with `variable` false it only tells and is never sent."""

    code: str
    datatype: str
    description: str
    variable: bool = True
    required: bool = False
    hint: str = ""
    values: tuple[AttributeValue, ...] = ()
    automated: str = ""

    @property
    def hidden(self) -> bool:
        """Whether the city's server fills it in by itself."""
        return self.automated in HIDDEN


@dataclass(frozen=True)
class Definition:
    """What a service asks for beyond place and description, in the city's order."""

    code: str
    attributes: tuple[Attribute, ...] = ()

    def attribute(self, code: str) -> Attribute | None:
        """Return the attribute with this code, None where there is none."""
        return next((one for one in self.attributes if one.code == code), None)


def read_services(document: Node) -> tuple[ServiceEntry, ...]:
    """Return the services in the city's order; rows without a code are left out."""
    rows = document.inside("services").rows("service")
    return tuple(_entry(row) for row in rows if row.value("service_code"))


def _entry(row: Node) -> ServiceEntry:
    kind = row.value("type").casefold()
    return ServiceEntry(
        code=row.value("service_code"),
        name=_one_line(row.value("service_name")),
        description=row.value("description"),
        has_definition=row.is_true("metadata"),
        kind=next((known for known in _KINDS if known == kind), ""),
        keywords=_split(row.value("keywords")),
        groups=_groups(row),
    )


def _groups(row: Node) -> tuple[str, ...]:
    several = row.get("groups")
    if several is not None:
        named = [node for key, node in several.fields if key == "group"] or [*several.items]
        texts = [_one_line(node.text) for node in named] or [_one_line(several.text)]
    else:
        texts = [_one_line(node.text) for key, node in row.fields if key == "group"]
    return tuple(dict.fromkeys(text for text in texts if text))


def read_definition(document: Node, code: str = "") -> Definition:
    """Return a definition; `code` is used where the document has none.

    Attributes are ordered by `order`; where that repeats or is no number, the file's order stays
    (Q4). Attributes without container are read too (Q3).
    """
    root = document.rows("service_definition")
    node = root[0] if root else document
    attributes = node.inside("attributes")
    rows = [row for row in attributes.rows("attribute") if row.value("code")]
    found = sorted(rows, key=_order)
    return Definition(node.value("service_code") or code, tuple(map(_attribute, found)))


def _order(row: Node) -> float:
    try:
        return float(row.value("order"))
    except ValueError:
        return float("inf")


def _attribute(row: Node) -> Attribute:
    return Attribute(
        code=row.value("code"),
        datatype=row.value("datatype").casefold(),
        description=_label(row.value("description")),
        variable=row.value("variable").casefold() != "false",
        required=row.is_true("required"),
        hint=_one_line(row.value("datatype_description")),
        values=tuple(
            AttributeValue(value.value("key"), _one_line(value.value("name")) or value.value("key"))
            for value in row.inside("values").rows("value")
            if value.value("key")
        )
        if row.has("values")
        else (),
        automated=row.value("automated").casefold(),
    )


def suspicious_codes(entries: Sequence[ServiceEntry]) -> tuple[str, ...]:
    """Return codes that cannot be real: placeholders like XXX, or one code on several services.

    A city that has shut an application out answers with such a list, and the notice in it (Q13).
    """
    counted = Counter(entry.code for entry in entries)
    return tuple(
        code for code, times in counted.items() if times > 1 or _PLACEHOLDER.fullmatch(code)
    )


def has_shrunk(before: Iterable[str], after: Iterable[str]) -> bool:
    """Say whether more than half of the codes known before are gone (Q13)."""
    known = set(before)
    return len(known & set(after)) * 2 < len(known)


def _label(text: str) -> str:
    """Strip what is no part of the question: space and a colon at the end (Q4)."""
    return "\n".join(_one_line(line) for line in text.splitlines()).strip().rstrip(":").rstrip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for part in text.split(",") if (word := _one_line(part))))
