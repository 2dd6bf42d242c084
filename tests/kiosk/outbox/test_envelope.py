from __future__ import annotations

import dataclasses
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.outbox.envelope import (
    BUCKETS,
    MAGIC,
    SEAL_OVERHEAD,
    Header,
    bucket_for,
    open_envelope,
    read_envelope,
    seal,
)
from kiosk.outbox.errors import CannotOpen, TooLarge

KEY = X25519PrivateKey.generate()
HEADER = Header(
    submission_id="01a20c3d-bc48-7f4e-97d5-897b11c111c0",
    reference="KX4-7PM",
    form_id="street-light",
    form_version=1,
    key_id="k-1",
    kiosk="demo-1",
    hour="2026-11-24T12Z",
    size_bucket=4096,
    destination="city",
)


def sealed(body: bytes = b"secret words", **over: object) -> bytes:
    header = dataclasses.replace(HEADER, size_bucket=bucket_for(len(body)), **over)
    return seal(header, body, KEY.public_key()).data


@given(st.binary(max_size=20_000))
@settings(max_examples=30, deadline=None)
def test_what_is_sealed_opens_with_the_private_key(body: bytes) -> None:
    assert open_envelope(sealed(body), KEY) == body


@pytest.mark.parametrize("body", [b"", b"a", b"a" * 4000])
def test_sizes_within_a_bucket_cannot_be_told_apart(body: bytes) -> None:
    assert len(sealed(body)) == len(sealed(b"x" * 100))  # P20


@pytest.mark.parametrize(
    ("size", "bucket"), [(0, 4096), (4092, 4096), (4093, 16384), (65532, 65536), (262140, 262144)]
)
def test_a_body_goes_into_the_smallest_bucket_that_holds_it(size: int, bucket: int) -> None:
    assert bucket_for(size) == bucket
    assert len(sealed(b"x" * size)) < bucket + SEAL_OVERHEAD + 500


def test_a_body_over_the_largest_bucket_is_refused() -> None:
    with pytest.raises(TooLarge):
        bucket_for(BUCKETS[-1] - 3)
    with pytest.raises(TooLarge):
        seal(HEADER, b"x" * 5000, KEY.public_key())


def test_the_plaintext_is_not_in_the_envelope() -> None:
    assert b"secret" not in sealed()
    assert sealed() != sealed()  # a fresh ephemeral key each time


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Header)])
def test_an_envelope_under_another_header_does_not_open(field: str) -> None:
    """Swap the header and mend the outer digest, as an attacker would: threat 0.3."""
    data = sealed()
    values = dataclasses.asdict(HEADER)
    values[field] = values[field] + 1 if isinstance(values[field], int) else values[field] + "x"
    if field == "size_bucket":
        values[field] = 16384
    other = json.dumps(values, sort_keys=True, separators=(",", ":")).encode()
    start = len(MAGIC) + 4 + len(HEADER.canonical())
    whole = MAGIC + len(other).to_bytes(4, "big") + other + data[start:-32]
    forged = whole + hashlib.sha256(whole).digest()
    with pytest.raises(CannotOpen):
        open_envelope(forged, KEY)


def test_every_flipped_bit_is_noticed() -> None:
    data = sealed()
    for place in [*range(0, 400, 7), *range(400, len(data), 97), len(data) - 1]:
        bent = bytearray(data)
        bent[place] ^= 1
        with pytest.raises(CannotOpen):
            open_envelope(bytes(bent), KEY)


def test_a_bit_flipped_under_a_mended_digest_is_noticed_by_the_seal() -> None:
    data = bytearray(sealed())
    data[-40] ^= 1
    mended = bytes(data[:-32]) + hashlib.sha256(bytes(data[:-32])).digest()
    with pytest.raises(CannotOpen, match="tampered"):
        open_envelope(mended, KEY)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for candidate in (data, MAGIC + data):
        with pytest.raises(CannotOpen, match="unreadable"):
            read_envelope(candidate)


def test_every_torn_end_is_noticed() -> None:
    data = sealed()
    for end in range(0, len(data), 61):
        with pytest.raises(CannotOpen, match="unreadable"):
            read_envelope(data[:end])


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(CannotOpen, match="tampered"):
        open_envelope(sealed(), X25519PrivateKey.generate())


def test_the_suite_agrees_with_the_vector_of_rfc_9180() -> None:
    """RFC 9180 A.2 (X25519, HKDF-SHA256, ChaCha20-Poly1305), base mode, first encryption.

    The vector has associated data, which the wrapper's public call does not take, so the
    exposed variant is used; it is the same suite.
    """
    from cryptography.hazmat.bindings._rust import openssl

    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
    private = X25519PrivateKey.from_private_bytes(
        bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
    )
    enc = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
    ciphertext = bytes.fromhex(
        "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28"
    )
    opened = openssl.hpke._decrypt_with_aad(
        suite,
        enc + ciphertext,
        private,
        info=bytes.fromhex("4f6465206f6e2061204772656369616e2055726e"),
        aad=bytes.fromhex("436f756e742d30"),
    )
    assert opened.hex() == "4265617574792069732074727574682c20747275746820626561757479"
