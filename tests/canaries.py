"""Finds what must not be there: texts of a resident, in any form a disk may hold them (P18).

`plant(n)` gives unmistakable texts in several scripts; `find(folder, texts)` returns every place
where one of them lies, as it is or as UTF-16, NFC/NFD, base64 at any offset, hex, percent-encoded,
JSON-escaped, or inside gzip or zlib data.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import secrets
import unicodedata
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = {
    "latin": "Zuzana Kňažko-Ěščř",
    "arabic": "زينب القنديل",
    "chinese": "欧阳翡翠鹦鹉",
    "vietnamese": "Nguyễn Thuỳ Đượm",
    "spanish": "Íñigo Güémez",
    "digits": "0199-7734-5512",
}
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")


@dataclass(frozen=True)
class Find:
    """One canary in one file, and in which form it was there."""

    canary: str
    path: Path
    form: str


def plant(count: int) -> list[str]:
    """Return `count` texts, each unique, going round the scripts."""
    bases = list(SCRIPTS.values())
    return [f"{bases[i % len(bases)]} {secrets.token_hex(5)}" for i in range(count)]


def forms(canary: str) -> dict[str, bytes]:
    """Return every byte form of `canary` that is looked for, by name."""
    found: dict[str, bytes] = {}
    for normal in ("NFC", "NFD"):
        text = unicodedata.normalize(normal, canary)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            raw = text.encode(encoding)
            found[f"{normal} {encoding}"] = raw
            found[f"{normal} {encoding} hex"] = raw.hex().encode()
            found[f"{normal} {encoding} HEX"] = raw.hex().upper().encode()
            for shift in range(3):
                found[f"{normal} {encoding} base64+{shift}"] = _base64_core(raw, shift)
        found[f"{normal} percent"] = urllib.parse.quote(text, safe="").encode()
        found[f"{normal} plus"] = urllib.parse.quote_plus(text).encode()
        found[f"{normal} json"] = json.dumps(text)[1:-1].encode()
        found[f"{normal} backslash"] = text.encode("unicode_escape")
    return found


def find(places: Path | Iterable[Path], canaries: Iterable[str]) -> list[Find]:
    """Search files and folders (names too) for every form of every canary."""
    wanted = [(canary, name, raw) for canary in canaries for name, raw in forms(canary).items()]
    found = []
    for path in _files([places] if isinstance(places, Path) else places):
        data = path.read_bytes() if path.is_file() else b""
        named = str(path).encode("utf-8", "surrogateescape")
        for how, blob in [("name", named), ("", data), *_unpacked(data)]:
            found += [
                Find(canary, path, f"{how} {name}".strip())
                for canary, name, raw in wanted
                if raw in blob
            ]
    return found


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        if place.is_dir():
            yield from sorted(place.rglob("*"))
        elif place.exists():
            yield place


def _base64_core(raw: bytes, shift: int) -> bytes:
    """Return the part of a base64 text that is the same whatever stands before and after."""
    whole = base64.b64encode(b"\0" * shift + raw)
    start = 0 if shift == 0 else 4
    return whole[start : (shift + len(raw)) // 3 * 4]


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    for match in _GZIP.finditer(data):
        yield from _inflate("gzip", data[match.start() :], 31)
    for match in _ZLIB.finditer(data):
        yield from _inflate("zlib", data[match.start() :], 15)


def _inflate(how: str, data: bytes, window: int) -> Iterator[tuple[str, bytes]]:
    try:
        blob = zlib.decompressobj(window).decompress(data, 16 * 1024 * 1024)
    except (zlib.error, gzip.BadGzipFile):
        return
    if len(blob) > 8:
        yield how, blob
