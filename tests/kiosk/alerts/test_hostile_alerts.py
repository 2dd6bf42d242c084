"""Documents that mean harm: refused by our own error, quickly (P42)."""

from __future__ import annotations

import contextlib
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.index import keep, read_index
from kiosk.alerts.reader import read_alert
from tests.kiosk.alerts.cap_documents import V12, alert, area, atom, info

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">&c;
</alert>"""
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
MANY_INFOS = alert(*[info()] * 41)
POINTS = " ".join(["1,1"] * 60_000)

CRAFTED = {
    "nothing": (b"", "empty"),
    "space": (b" \n\t ", "empty"),
    "entities": (LAUGHS, "dtd"),
    "file": (OUTSIDE, "dtd"),
    "dtd-only": (b"<!DOCTYPE alert>" + alert().partition(b"?>")[2], "dtd"),
    "deep": (b"<a>" * 100_000, "too-deep"),
    "deep-closed": (b"<a>" * 100_000 + b"</a>" * 100_000, "too-deep"),
    "wide": (b"<a>" + b"<b/>" * 300_000 + b"</a>", "too-many"),
    "huge": (b"<a>" + b"x" * (5 * 1024 * 1024) + b"</a>", "too-large"),
    "long-text": (alert(info(description="x" * 30_000)), "too-large"),
    "infos": (MANY_INFOS, "too-many"),
    "points": (alert(info(areas=area(POINTS))), "too-many"),
    "cut": (alert()[:-20], "not-xml"),
    "page": (b"<!DOCTYPE html><html><body>Sign in</body></html>", "html"),
    "xhtml": (b'<html xmlns="http://www.w3.org/1999/xhtml"><p/></html>', "html"),
    "page-tags": (b"<html><body><br>Sign in</html>", "html"),
    "json": (b'{"alerts": []}', "not-xml"),
    "nul": (alert().replace(b"Flood", b"Fl\0od"), "not-xml"),
    "latin-as-utf8": (alert().replace(b"Flood", b"Fl\xf3d"), "not-xml"),
    "encoding-unknown": (alert().replace(b"UTF-8", b"klingon"), "not-xml"),
    "encoding-codec": (alert().replace(b"UTF-8", b"base64"), "not-xml"),
    "encoding-utf7": (alert().replace(b"UTF-8", b"UTF-7"), "not-xml"),
    "encoding-gbk": (alert().replace(b"UTF-8", b"gbk"), "not-xml"),
    "encoding-idna": (alert().replace(b"UTF-8", b"idna"), "not-xml"),
    "utf16-lie": (alert().replace(b"UTF-8", b"UTF-16"), "not-xml"),
    "two-roots": (alert() + b"<a/>", "not-xml"),
    "prefix": (b"<x:alert/>", "not-xml"),
    "attributes": (b"<a " + b" ".join(b'a%d="1"' % i for i in range(50_000)) + b"/>", "not-cap"),
    "long-name": (b"<" + b"a" * 1_000_000 + b"/>", "not-cap"),
    "comment": (b"<!--" + b"-x" * 1_000_000 + b"--><a/>", "not-cap"),
    "instructions": (b"<a>" + b"<?x y?>" * 200_000 + b"</a>", "not-cap"),
    "no-end": (b"<!--" + b"x" * 1_000_000, "not-xml"),
}


@pytest.mark.parametrize("name", CRAFTED)
def test_a_crafted_document_is_refused_quickly_and_by_name(name: str) -> None:
    body, kind = CRAFTED[name]
    began = time.process_time()
    with pytest.raises(NotAnAlert) as no:
        read_alert(body) if len(body) < 2 * 1024 * 1024 else read_index(body, "")
    assert no.value.kind == kind
    assert time.process_time() - began < 1.0


def test_a_bomb_takes_no_memory() -> None:
    tracemalloc.start()
    try:
        with pytest.raises(NotAnAlert):
            read_index(b"<a>" + b"<b>x</b>" * 500_000, "")
        assert tracemalloc.get_traced_memory()[1] < 64 * 1024 * 1024
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_an_encoding_that_is_told_truly_is_read(encoding: str) -> None:
    text = alert(info(headline="Río crecido")).decode().replace("UTF-8", encoding)
    assert read_alert(text.encode(encoding)).infos[0].headline == "Río crecido"


def test_a_mark_before_the_document_is_no_harm() -> None:
    assert read_alert(b"\xef\xbb\xbf" + alert()).identifier == "A1"


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_bytes_at_random_never_raise_anything_else(body: bytes) -> None:
    for read in (read_alert, keep, lambda given: read_index(given, "https://a.example/")):
        with contextlib.suppress(NotAnAlert):
            read(body)


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_a_damaged_alert_never_raises_anything_else(data: st.DataObject) -> None:
    whole = bytearray(
        data.draw(
            st.sampled_from([alert(), alert(info(code="X", onset="2026-11-24T08:00:00Z")), atom()])
        )
    )
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        until = at + data.draw(st.integers(0, 12))
        whole[at:until] = data.draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from([b"<info>", b"</info>", b"&#0;", b"&x;", b"<![CDATA[", b"-", b"9"]),
            )
        )
    with contextlib.suppress(NotAnAlert):
        read_index(bytes(whole), "https://a.example/")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["identifier", "sent", "info", "area", "polygon", "event", "language"]),
            st.text(max_size=30),
        ),
        max_size=12,
    )
)
@settings(max_examples=100, deadline=None)
def test_elements_at_random_never_raise_anything_else(rows: list[tuple[str, str]]) -> None:
    from xml.sax.saxutils import escape

    inner = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in rows)
    with contextlib.suppress(NotAnAlert):
        read_alert(f'<alert xmlns="{V12}">{inner}</alert>'.encode("utf-8", "replace"))
