"""Makes the published form of a pack: built from its folder, then signed, one key at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import __version__
from kiosk.clock import Clock
from kiosk.language.broken import BrokenCatalog
from kiosk.language.po import compile_catalog
from kiosk.pack.archive import ArchiveReader, ArchiveWriter
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.manifest import (
    FORMAT,
    MANIFEST,
    SIGNATURES,
    FileSum,
    Manifest,
    read_manifest,
    write_manifest,
)
from kiosk.pack.names import WRITTEN
from kiosk.pack.published import Chunks, Head, files_of, read_head
from kiosk.pack.reader import read_pack
from kiosk.pack.refused import Refused
from kiosk.pack.signature import PackKey, sign_manifest, write_signatures


@dataclass(frozen=True)
class Terms:
    """What a publisher decides: who may sign, and how long the pack is good for."""

    keys: Sequence[PackKey]
    good_for: timedelta = timedelta(days=180)
    grace_days: int = 30
    min_app: str = __version__


def build_pack(source: Path, target: Path, terms: Terms, clock: Clock) -> Manifest:
    """Build the published form of a pack folder, without signatures yet.

    The bytes depend on the content, the terms and the second only. Raises PackFaults where the
    pack has faults, Refused where a file or the terms do not fit, OSError.
    """
    pack = read_pack(source)
    files = _contents(source)
    created = clock.now().replace(microsecond=0)
    try:
        manifest = Manifest(
            format=FORMAT,
            pack=pack.id,
            version=pack.version,
            created=created,
            expires=created + terms.good_for,
            grace_days=terms.grace_days,
            min_app=terms.min_app,
            keys=sorted({key.id for key in terms.keys}),
            files={
                name: FileSum(sha256=hashlib.sha256(content).hexdigest(), size=len(content))
                for name, content in files.items()
            },
        )
        written = write_manifest(manifest)
        read_manifest(written)
    except ValueError as error:
        raise Refused("terms", f"the terms do not fit: {error}", "Look at --help.") from None
    contents = ((name, len(content), [content]) for name, content in sorted(files.items()))
    _write(target, Head(manifest, written, {}), contents)
    return manifest


def sign_pack(file: Path, key: Ed25519PrivateKey) -> Head:
    """Add a signature to a published pack, in place; the old file stays until the new is whole.

    Raises Refused where the file is not what its manifest says, or does not name the key; OSError.
    """
    with file.open("rb") as opened:
        reader = ArchiveReader(opened)
        head = read_head(reader)
        key_id, signature = sign_manifest(head.written, key)
        if key_id not in head.manifest.keys:
            mend = "Build it again with this key as --signer."
            raise Refused("key", f"the pack does not name the key {key_id} as a signer", mend)
        signed = Head(head.manifest, head.written, {**head.signatures, key_id: signature})
        _write(file, signed, files_of(reader, head.manifest))
    return signed


def _contents(source: Path) -> dict[str, bytes]:
    """Return what travels: catalogs compiled, what only people and editors read left behind."""
    files: dict[str, bytes] = {}
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        is_hidden = any(part.startswith(".") for part in Path(name).parts)
        if path.suffix not in WRITTEN or is_hidden or path.is_dir():
            continue
        if path.is_symlink() or not path.is_file():
            raise Refused("name", f"'{name}' is not a plain file", "Put the file itself there.")
        if path.suffix == ".po":
            files[name.removesuffix(".po") + ".mo"] = _compiled(path, name)
        else:
            files[name] = path.read_bytes()
    return files


def _compiled(path: Path, name: str) -> bytes:
    try:
        return compile_catalog(path)
    except BrokenCatalog as error:
        problem = f"the catalog cannot be read: {error.reason}"
        raise PackFaults([Fault(name, error.line, "", problem, "Mend it there.")]) from None


def _write(target: Path, head: Head, files: Iterable[tuple[str, int, Chunks]]) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    signatures = write_signatures(head.signatures)
    try:
        with draft.open("wb") as file:
            with ArchiveWriter(file) as archive:
                archive.add(MANIFEST, len(head.written), [head.written])
                archive.add(SIGNATURES, len(signatures), [signatures])
                for name, size, chunks in files:
                    archive.add(name, size, chunks)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
