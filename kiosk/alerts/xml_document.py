"""XML of strangers: no document type, no entities, no depth, no flood (P42).

The bounds hold while the document is read and not after it, so that a bomb costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser

from kiosk.alerts.errors import NotAnAlert

LARGEST = 4 * 1024 * 1024
"""Bytes of one document."""
DEEPEST = 40
MOST_ELEMENTS = 60_000
_SLICE = 64 * 1024


class _BoundedBuilder(TreeBuilder):
    """Builds the tree and stops where it grows beyond what any real warning needs."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attrs: dict[Any, Any] | Mapping[Any, Any], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise NotAnAlert("too-deep")
        if self._count > MOST_ELEMENTS:
            raise NotAnAlert("too-many")
        return super().start(tag, dict(attrs))

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def read_xml(body: bytes, largest: int = LARGEST) -> Element:
    """Return the root element of `body`; raises `NotAnAlert` and nothing else.

    The encoding is what the document declares or its byte order mark says; bytes that do not fit
    it are refused, not guessed.
    """
    if len(body) > largest:
        raise NotAnAlert("too-large")
    document = body.lstrip(b" \t\r\n")
    if not document:
        raise NotAnAlert("empty")
    parser = DefusedXMLParser(target=_BoundedBuilder(), forbid_dtd=True)
    try:
        for at in range(0, len(document), _SLICE):
            parser.feed(document[at : at + _SLICE])
        root = parser.close()
    except DTDForbidden:
        raise NotAnAlert(_page_or(document, "dtd")) from None
    except (ParseError, DefusedXmlException, ValueError, LookupError, TypeError, AssertionError):
        raise NotAnAlert(_page_or(document, "not-xml")) from None
    if local(root.tag) == "html":
        raise NotAnAlert("html")
    return root


def _page_or(document: bytes, kind: Any) -> Any:
    """Tell a page for browsers, the usual answer of a captive portal, from other rubbish."""
    start = document[:200].lower()
    return "html" if b"<html" in start or b"<!doctype html" in start else kind


def local(tag: object) -> str:
    """Return an element's name without its namespace; "" for what is no element."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(tag: object) -> str:
    """Return an element's namespace; "" where it has none."""
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""
