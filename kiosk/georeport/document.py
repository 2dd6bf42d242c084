"""Reading one reply body: XML without entities or JSON without numbers, else `NotADocument`."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any, Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.georeport.node import Node

Kind = Literal["html", "text", "empty"]

_STRING_OR_BARE_ZEROS = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\w.+-])0\d+(?![\w.])')
_DEEPEST = 30


class NotADocument(Exception):
    """The body is neither XML nor JSON of GeoReport; `kind` is html, text or empty.

    It carries no word of the body, which may repeat what a resident wrote (P25).
    """

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"not a GeoReport document: {kind}")
        self.kind = kind


def read_document(body: bytes) -> Node:
    """Return the document in `body`, by what it is and not by what its header calls it (Q5).

    Raises `NotADocument` for HTML, plain text, an empty body, a document type definition, and
    anything too deep or broken.
    """
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if not start:
        raise NotADocument("empty")
    if start == b"<":
        return _read_xml(body)
    if start in b"[{":
        return _read_json(body)
    raise NotADocument("text")


def _read_xml(body: bytes) -> Node:
    try:
        root = fromstring(body.lstrip(), forbid_dtd=True)
        if _local(root.tag) == "html":
            raise NotADocument("html")
        return replace(_from_element(root, 0), name=_local(root.tag))
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError):
        raise NotADocument("html") from None


def _from_element(element: Element, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    return Node(
        text=element.text or "",
        fields=tuple(
            (_local(child.tag), _from_element(child, depth + 1))
            for child in element
            if isinstance(child.tag, str)
        ),
    )


def _local(tag: str) -> str:
    """Drop the namespace, which cities put on or leave off as they like."""
    return tag.rpartition("}")[2]


def _read_json(body: bytes) -> Node:
    text = body.decode("utf-8-sig", errors="replace")
    try:
        return _from_value(_loads(text), 0)
    except (ValueError, RecursionError):
        raise NotADocument("text") from None


def _loads(text: str) -> Any:
    read = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str).decode
    try:
        return read(text)
    except ValueError:
        # The specification's own samples write 001 without quotes (Q1).
        return read(_STRING_OR_BARE_ZEROS.sub(_quoted, text))


def _quoted(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith('"') else f'"{found[0]}"'


def _from_value(value: Any, depth: int) -> Node:
    if depth > _DEEPEST:
        raise ValueError("too deep")
    if isinstance(value, dict):
        return Node(
            fields=tuple((key, _from_value(held, depth + 1)) for key, held in value.items())
        )
    if isinstance(value, list):
        return Node(is_list=True, items=tuple(_from_value(held, depth + 1) for held in value))
    if isinstance(value, bool):
        return Node(text="true" if value else "false")
    return Node(text="" if value is None else str(value))
