"""P39: archives that are wrong as bytes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import rfc8785

from tests.kiosk.pack.hostile import DEEP, MIB, refused
from tests.kiosk.pack.publications import City, archive, bomb, packed, tar_entry

JSON_CASES = (
    "10^5 lists in each other",
    "10^5 objects in each other",
    "10^5 digits",
    "an infinite number",
    "not a number",
    "a key twice",
    "a space more",
    "a mark of order",
    "UTF-16",
    "half a letter",
    "half a pair",
    "a list",
    "a manifest of nothing",
    "10^5 lists as signatures",
)


def test_bytes_that_are_no_pack_are_refused(tmp_path: Path, city: City, home: Path) -> None:
    tried = _bytes(city)
    codes = {what: refused(tmp_path, city, home, written) for what, written in tried.items()}

    assert len(codes) > 40
    assert set(codes.values()) == {"not-a-pack", "damaged", "too-big", "manifest", "content"}
    assert codes["a bomb"] == "too-big"
    for what in JSON_CASES:
        assert codes[what] == "manifest", what


def _bytes(city: City) -> dict[str, bytes]:
    """Archives and heads that are wrong as bytes."""
    files = city.files()
    good = city.crafted()
    manifest = rfc8785.dumps(city.manifest(files))
    rest = sorted(files.items())
    nest = city.head(manifest[:-1] + b',"z":' + b"[" * DEEP + b"]" * DEEP + b"}")
    objects = city.head(manifest[:-1] + b',"z":' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}")
    digits = city.head(manifest.replace(b'"version":2', b'"version":' + b"9" * DEEP))
    infinite = city.head(manifest.replace(b'"version":2', b'"version":1e999'))
    head, middle = city.head(manifest), archive([*city.head(manifest), *rest])
    listed = {f"f{i}.yaml": {"sha256": "0" * 64, "size": 0} for i in range(20_000)}
    huge = json.dumps(city.manifest({}) | {"files": listed}, separators=(",", ":"), sort_keys=True)
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as z:
        z.writestr("../evil.yaml", "evil")
    size = {"size": 2**40}
    bombs = city.manifest({"zeros.yaml": b""})
    bombs["files"]["zeros.yaml"]["size"] = 64 * MIB
    zeros = tar_entry("zeros.yaml", size=64 * MIB)
    return {
        "nothing": b"",
        "a word": b"evil",
        "a zip": zipped.getvalue(),
        "a tar that is not packed": b"".join(tar_entry(*e) for e in (*head, *rest)) + bytes(1024),
        "an empty gzip": packed(b""),
        "an empty tar": packed(bytes(1024)),
        "a gzip in a gzip": packed(good),
        "a second gzip behind it": good + packed(b"evil"),
        "bytes behind it": good + b"evil",
        "bytes behind its end": archive([*head, *rest], bytes(1024) + b"evil" * 128),
        "zeros without end": bomb(bytes(MIB), 64),
        "half of it": good[: len(good) // 2],
        "all but a byte": good[:-1],
        "a flipped bit": good[:-200] + bytes([good[-200] ^ 1]) + good[-199:],
        "a wrong sum of gzip": good[:-8] + b"\0\0\0\0" + good[-4:],
        "no end": archive([*head, *rest], b""),
        "files first": archive([*rest, *head]),
        "no signatures": archive([head[0], *rest]),
        "a head twice": archive([*head, *head, *rest]),
        "a file twice": archive([*head, *rest, rest[-1]]),
        "a file twice in a row": archive([*head, rest[0], *rest]),
        "files in another order": archive([*head, *reversed(rest)]),
        "a file that is not listed": archive([*head, *rest, ("zz.yaml", b"evil")]),
        "a million files behind the head": bomb(
            tar_entry("e.yaml") * 1000, 1000, b"".join(tar_entry(*e) for e in head)
        ),
        "twenty thousand files in the manifest": archive(city.head(huge.encode())),
        "a size of a tebibyte": archive([*head, tar_entry(rest[0][0], **size)]),
        "a head of a tebibyte": archive([tar_entry("manifest.json", **size)]),
        "a negative size": archive([*head, _patched(rest[0][0], b"\xff" * 12)]),
        "a size beyond 64 bits": archive([*head, _patched(rest[0][0], b"\x80" + b"\xff" * 11)]),
        "a size in letters": archive([*head, _patched(rest[0][0], b"evilevilevil")]),
        "a broken head": archive([*head, b"\1" + tar_entry(*rest[0])[1:]]),
        "the magic of GNU": archive(
            [*head, tar_entry(*rest[0]).replace(b"ustar\x0000", b"ustar  \0")]
        ),
        "a bomb": bomb(bytes(MIB), 64, b"".join([*map(_entry, city.head(bombs)), zeros])),
        "10^5 lists in each other": archive([*nest, *rest]),
        "10^5 objects in each other": archive([*objects, *rest]),
        "10^5 digits": archive([*digits, *rest]),
        "an infinite number": archive([*infinite, *rest]),
        "not a number": archive(city.head(manifest.replace(b'"version":2', b'"version":NaN'))),
        "a key twice": archive(city.head(manifest[:-1] + b',"version":2}')),
        "a space more": archive(city.head(manifest[:-1] + b" }")),
        "a mark of order": archive(city.head(b"\xef\xbb\xbf" + manifest)),
        "UTF-16": archive(city.head(manifest.decode().encode("utf-16"))),
        "half a letter": archive(city.head(manifest[:-1] + b',"z":"\xc3"}')),
        "half a pair": archive(city.head(manifest[:-1] + b',"z":"\\ud800"}')),
        "a list": archive(city.head(b"[]")),
        "a manifest of nothing": archive(city.head(b"")),
        "signatures in a list": archive([head[0], ("signatures.json", b"[]"), *rest]),
        "10^5 lists as signatures": archive([head[0], ("signatures.json", b"[" * 10_000)]),
        "signatures without end": archive([head[0], ("signatures.json", b"{" + b" " * MIB + b"}")]),
        "signatures of no sense": archive([head[0], ("signatures.json", b'{"a":"%"}'), *rest]),
        "signatures of numbers": archive([head[0], ("signatures.json", b'{"a":1}'), *rest]),
        "the half that is good": middle[:1000],
    }


def _entry(entry: tuple[str, bytes]) -> bytes:
    return tar_entry(*entry)


def _patched(name: str, size: bytes) -> bytes:
    block = bytearray(tar_entry(name))
    block[124:136] = size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)
