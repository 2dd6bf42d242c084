"""Why a document of a warning feed was not taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "empty", "too-large", "not-xml", "html", "dtd", "too-deep", "too-many", "not-cap", "schema"
]


@dataclass(frozen=True)
class SchemaFault:
    """One breach of the schema: the path of the element and a code; none of its words."""

    path: str
    problem: Literal["missing", "too-often", "order", "unknown", "value", "date", "empty"]


class NotAnAlert(Exception):
    """The document is not a warning that may be shown; the only error this room raises (P42).

    `faults` has the breaches where `kind` is "schema". No word of the document is in it.
    """

    def __init__(self, kind: Kind, faults: tuple[SchemaFault, ...] = ()) -> None:
        said = ", ".join(f"{fault.path} {fault.problem}" for fault in faults[:5])
        super().__init__(f"{kind}: {said}" if said else kind)
        self.kind = kind
        self.faults = faults
