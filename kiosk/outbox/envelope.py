"""Sealing: a submission goes in, bytes come out that the screen's process cannot read again.

HPKE (RFC 9180, base mode) with X25519, HKDF-SHA256 and ChaCha20-Poly1305. The header in clear is
bound as `info`: an envelope under another header does not open. Layout: magic, length of the
header (4 bytes, big-endian), header as canonical JSON (RFC 8785 for the types used: strings and
whole numbers), sealed body, SHA-256 of all before it. The last lets anybody tell a torn file from
a whole one without a key; it is no signature.
"""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from kiosk.outbox.errors import CannotOpen, TooLarge

MAGIC = b"STOA-ENV1\n"
BUCKETS = (4096, 16384, 65536, 262144)
"""Sizes of a padded body (P20)."""
SEAL_OVERHEAD = 48
_LENGTH = struct.Struct(">I")
_MAX_HEADER = 4096
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


@dataclass(frozen=True)
class Header:
    """What stands outside, in clear; P20 allows this and no more."""

    submission_id: str
    reference: str
    form_id: str
    form_version: int
    key_id: str
    kiosk: str
    hour: str
    size_bucket: int
    destination: str
    v: int = 1

    def canonical(self) -> bytes:
        """Return the one byte form of this header."""
        return json.dumps(
            self.__dict__, sort_keys=True, separators=(",", ":"), ensure_ascii=False
        ).encode("utf-8")


@dataclass(frozen=True)
class Envelope:
    """A sealed submission: `data` is what is stored and sent, byte for byte (P11)."""

    header: Header
    data: bytes

    @property
    def sha256(self) -> str:
        """Return the digest that the row keeps."""
        return hashlib.sha256(self.data).hexdigest()


def bucket_for(size: int) -> int:
    """Return the padded size for a body of `size` bytes; raises `TooLarge`."""
    for bucket in BUCKETS:
        if size + _LENGTH.size <= bucket:
            return bucket
    raise TooLarge


def seal(header: Header, body: bytes, public_key: X25519PublicKey) -> Envelope:
    """Seal `body` under `header`, whose bucket must be `bucket_for(len(body))`."""
    padded = _LENGTH.pack(len(body)) + body
    if len(padded) > header.size_bucket or header.size_bucket not in BUCKETS:
        raise TooLarge
    padded = padded.ljust(header.size_bucket, b"\0")
    canonical = header.canonical()
    sealed = _SUITE.encrypt(padded, public_key, _info(canonical))
    whole = MAGIC + _LENGTH.pack(len(canonical)) + canonical + sealed
    return Envelope(header, whole + hashlib.sha256(whole).digest())


def read_envelope(data: bytes) -> Envelope:
    """Read the header of a whole envelope; raises `CannotOpen("unreadable")` for anything else."""
    try:
        canonical, _ = _split(data)
        header = Header(**_strict(json.loads(canonical)))
    except (ValueError, TypeError, KeyError, RecursionError, struct.error):
        raise CannotOpen("unreadable") from None
    if header.canonical() != canonical or header.v != 1 or header.size_bucket not in BUCKETS:
        raise CannotOpen("unreadable")
    return Envelope(header, data)


def open_envelope(data: bytes, private_key: X25519PrivateKey) -> bytes:
    """Return the body; raises `CannotOpen` where bytes or header are not those that were sealed."""
    read_envelope(data)
    canonical, sealed = _split(data)
    try:
        padded = _SUITE.decrypt(sealed, private_key, _info(canonical))
    except InvalidTag:
        raise CannotOpen("tampered") from None
    (length,) = _LENGTH.unpack_from(padded)
    if length > len(padded) - _LENGTH.size:
        raise CannotOpen("unreadable")
    return padded[_LENGTH.size : _LENGTH.size + length]


def _info(canonical: bytes) -> bytes:
    return b"kiosk/env/1" + hashlib.sha256(canonical).digest()


def _split(data: bytes) -> tuple[bytes, bytes]:
    whole, digest = data[:-32], data[-32:]
    if not whole.startswith(MAGIC) or hashlib.sha256(whole).digest() != digest:
        raise ValueError
    (length,) = _LENGTH.unpack_from(whole, len(MAGIC))
    start = len(MAGIC) + _LENGTH.size
    if length > _MAX_HEADER or start + length > len(whole):
        raise ValueError
    return whole[start : start + length], whole[start + length :]


def _strict(values: Any) -> dict[str, Any]:
    whole_numbers = {"form_version", "size_bucket", "v"}
    for name, value in values.items():
        wanted = int if name in whole_numbers else str
        if type(value) is not wanted:
            raise TypeError
    return dict(values)
