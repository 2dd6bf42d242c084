"""What a city says when it says no: an array, an object, XML, HTML or plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kiosk.georeport.document import NotADocument, read_document
from kiosk.georeport.node import Node

_DUPLICATE = re.compile(r"duplicate|already (been )?(submitted|exists|reported)", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class CityError:
    """One error; `code` need not be the HTTP status, `description` is the city's own words.

    The words may repeat what a resident wrote: they are compared, never kept (P20, P25).
    """

    code: str
    description: str

    @property
    def speaks_of_duplicate(self) -> bool:
        """Whether the city seems to have this report already (P12)."""
        return bool(_DUPLICATE.search(self.description))


def read_errors(body: bytes) -> tuple[CityError, ...]:
    """Return the errors in a reply, at least one where the body says anything at all."""
    try:
        document = read_document(body)
    except NotADocument:
        text = " ".join(_TAGS.sub(" ", body.decode("utf-8", errors="replace")).split())
        return (CityError("", text),) if text else ()
    return tuple(_errors(document))


def _errors(document: Node) -> list[CityError]:
    rows = document.inside("errors").rows("error")
    found = [
        CityError(row.value("code"), row.value("description") or row.value("message") or row.text)
        for row in rows
    ]
    if not found and document.text.strip():
        found = [CityError("", document.text.strip())]
    return [error for error in found if error.code or error.description]
