"""Who published a pack: Ed25519 keys in files, and m of n signatures over a manifest (P40)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import rfc8785
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from kiosk.pack.manifest import FORMAT, read_json
from kiosk.pack.refused import Refused

_MOST_SIGNATURES = 16
_LARGEST = 16 * 1024
_PURPOSE = f"{FORMAT} manifest\0".encode()
"""Stands before what is signed, so that a signature made for something else counts for nothing."""


@dataclass(frozen=True)
class PackKey:
    """The public half of a key that signs packs."""

    public: Ed25519PublicKey

    @property
    def id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the public key."""
        return hashlib.sha256(self.raw).hexdigest()[:16]

    @property
    def raw(self) -> bytes:
        """The 32 bytes of the key (RFC 8032)."""
        return self.public.public_bytes_raw()

    @classmethod
    def from_raw(cls, raw: bytes) -> PackKey:
        """Build a key from its 32 bytes; raises ValueError."""
        return cls(Ed25519PublicKey.from_public_bytes(raw))


def new_key(path: Path) -> PackKey:
    """Write a new private key to `path` (mode 0600) and its public half to `<path>.pub`.

    Both are PEM, as `openssl pkey` reads them. Raises FileExistsError where a key is there.
    """
    private = Ed25519PrivateKey.generate()
    secret = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    _write_new(path, secret, 0o600)
    _write_new(public_path(path), public, 0o644)
    return PackKey(private.public_key())


def public_path(path: Path) -> Path:
    """Return where the public half of the key at `path` lies."""
    return path.with_name(path.name + ".pub")


def read_private_key(path: Path) -> Ed25519PrivateKey:
    """Read a private key; raises OSError, or Refused("key") where it is none."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        mend = "Make one with: kiosk pack key new."
        raise Refused("key", f"{path} is not a private key for packs", mend)
    return key


def read_public_key(path: Path) -> PackKey:
    """Read a public key; raises OSError, or Refused("key") where it is none."""
    try:
        key = load_pem_public_key(path.read_bytes())
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        mend = "Give the file that ends with .pub."
        raise Refused("key", f"{path} is not a public key for packs", mend)
    return PackKey(key)


def sign_manifest(manifest: bytes, key: Ed25519PrivateKey) -> tuple[str, bytes]:
    """Return the id of the key and its signature over the manifest's bytes."""
    return PackKey(key.public_key()).id, key.sign(_PURPOSE + manifest)


def signers_of(
    manifest: bytes, signatures: Mapping[str, bytes], keys: Iterable[PackKey]
) -> frozenset[str]:
    """Return the ids of those of `keys` that signed these bytes, each once."""
    return frozenset(
        key.id
        for key in keys
        if key.id in signatures and _is_signed(key, signatures[key.id], manifest)
    )


def _is_signed(key: PackKey, signature: bytes, manifest: bytes) -> bool:
    try:
        key.public.verify(signature, _PURPOSE + manifest)
    except InvalidSignature:
        return False
    return True


def write_signatures(signatures: Mapping[str, bytes]) -> bytes:
    """Return signatures as they travel: key id → base64."""
    return rfc8785.dumps({key: base64.b64encode(made).decode() for key, made in signatures.items()})


def read_signatures(written: bytes) -> dict[str, bytes]:
    """Return signatures by key id; raises Refused("manifest") where they are not written so."""
    data = read_json(written, _LARGEST)
    try:
        if not isinstance(data, dict) or len(data) > _MOST_SIGNATURES:
            raise ValueError
        return {str(key): base64.b64decode(made, validate=True) for key, made in data.items()}
    except (ValueError, TypeError, binascii.Error):
        raise Refused(
            "manifest", "its signatures cannot be read", "Ask the city to publish it again."
        ) from None


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
