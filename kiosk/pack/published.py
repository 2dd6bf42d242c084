"""The published form of a pack: one file with a manifest, its signatures, and the files it lists.

The head comes first, so that a reader knows who vouches for a pack before it reads on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.pack.archive import ArchiveReader
from kiosk.pack.manifest import (
    LARGEST,
    MANIFEST,
    SIGNATURES,
    Manifest,
    digest_of_manifest,
    read_manifest,
)
from kiosk.pack.refused import Refused
from kiosk.pack.signature import read_signatures

_SIGNATURES_LARGEST = 16 * 1024

Chunks = Iterable[bytes]


@dataclass(frozen=True)
class Head:
    """The head of a published pack: the manifest, its very bytes, and the signatures over them."""

    manifest: Manifest
    written: bytes
    signatures: dict[str, bytes]

    @property
    def digest(self) -> str:
        """The name of this very publication."""
        return digest_of_manifest(self.written)


def look_at(file: Path) -> Head:
    """Read a published pack whole and check every sum, but not who signed it.

    Raises Refused, OSError.
    """
    with file.open("rb") as opened:
        reader = ArchiveReader(opened)
        head = read_head(reader)
        take_files(reader, head.manifest, lambda _name, chunks: [None for _ in chunks])
    return head


def unpack(file: Path, folder: Path) -> Head:
    """Unpack into an empty folder for looking at it; raises Refused, OSError.

    This says nothing of who published it: see `kiosk.pack.install` for what is put into use.
    """
    with file.open("rb") as opened:
        reader = ArchiveReader(opened)
        head = read_head(reader)

        def keep(name: str, chunks: Chunks) -> None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as target:
                target.writelines(chunks)

        take_files(reader, head.manifest, keep)
    return head


def read_head(reader: ArchiveReader) -> Head:
    """Read manifest and signatures from the front of an archive; raises Refused."""
    written = _part(reader, MANIFEST, LARGEST)
    signatures = read_signatures(_part(reader, SIGNATURES, _SIGNATURES_LARGEST))
    return Head(read_manifest(written), written, signatures)


def take_files(
    reader: ArchiveReader, manifest: Manifest, keep: Callable[[str, Chunks], object]
) -> None:
    """Give each file to `keep`, with its bytes in pieces.

    Raises Refused where the archive does not hold exactly what the manifest lists, in its order.
    """
    for name, _size, chunks in files_of(reader, manifest):
        keep(name, chunks)
        for _ in chunks:  # the sum is looked at when the last is taken
            pass


def files_of(
    reader: ArchiveReader, manifest: Manifest
) -> Iterator[tuple[str, int, Iterator[bytes]]]:
    """Yield the name, the size and the bytes of each file; raises Refused as `take_files` does.

    Each file's bytes must be used up before the next is asked for.
    """
    for name, expected in sorted(manifest.files.items()):
        entry = reader.next()
        if entry is None or entry.name != name:
            raise _other(f"the file '{name}' is not where its manifest has it")
        if entry.size != expected.size:
            raise _other(f"the file '{name}' is not as long as its manifest says")
        yield name, entry.size, _summed(reader.chunks(), name, expected.sha256)
    if reader.next() is not None:
        raise _other("it holds a file that its manifest does not list")


def _summed(chunks: Iterator[bytes], name: str, expected: str) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
        yield chunk
    if digest.hexdigest() != expected:
        raise _other(f"the file '{name}' is not the one its manifest lists")


def _part(reader: ArchiveReader, name: str, most: int) -> bytes:
    entry = reader.next()
    if entry is None or entry.name != name:
        raise Refused(
            "not-a-pack", f"it does not begin with {name}", "Build it with: kiosk pack build."
        )
    return reader.content(most)


def _other(problem: str) -> Refused:
    return Refused("content", problem, "Fetch it again from the city.")
