"""Qt's compiled catalogs (.qm), made in memory from gettext's.

Qt asks its translators from its own threads too: the one that loads QML asks for the words of an
error while the screen waits for it. A translator written in Python would then wait for the
interpreter that the waiting screen holds, for ever. Qt's own translator over these bytes needs no
Python.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
HASHES, MESSAGES = 0x42, 0x69
END, TRANSLATION, SOURCE_TEXT, COMMENT = 1, 3, 6, 8


def qm_bytes(words: Mapping[str, str]) -> bytes:
    """Return a catalog that answers each source text in every context, without plurals."""
    messages, places = bytearray(), []
    for source, translation in words.items():
        places.append((elf_hash(source.encode()), len(messages)))
        messages += _message(source, translation)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return MAGIC + _section(HASHES, hashes) + _section(MESSAGES, bytes(messages))


def elf_hash(text: bytes) -> int:
    """Return the hash by which Qt finds a source text (QTranslator's elfHash)."""
    value = 0
    for byte in text:
        value = ((value << 4) + byte) & 0xFFFFFFFF
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value or 1


def _message(source: str, translation: str) -> bytes:
    return (
        _text(TRANSLATION, translation.encode("utf-16-be"))
        + _text(SOURCE_TEXT, source.encode())
        + _text(COMMENT, b"")
        + bytes([END])
    )


def _text(tag: int, text: bytes) -> bytes:
    return struct.pack(">BI", tag, len(text)) + text


def _section(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content
