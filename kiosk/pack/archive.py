"""The archive of a published pack: gzip over ustar, read as a stream that is counted (P39).

`tar tzf` lists one. It is never handed to an extractor: one reader goes through it once, takes
plain files only, and stops at the first byte beyond a cap.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from gzip import GzipFile
from types import TracebackType
from typing import BinaryIO, Self

from kiosk.pack.refused import Refused

_BLOCK = tarfile.BLOCKSIZE
_CHUNK = 64 * 1024
_MAGIC = b"ustar\x0000"
_RATIO_COUNTS_FROM = 1024 * 1024


@dataclass(frozen=True)
class Caps:
    """How much of a pack is read at most, in bytes; `ratio` is unpacked to packed."""

    packed: int = 64 * 1024 * 1024
    unpacked: int = 192 * 1024 * 1024
    entry: int = 96 * 1024 * 1024
    entries: int = 4096
    ratio: int = 100


@dataclass(frozen=True)
class Entry:
    """A plain file in the archive; its bytes come from `ArchiveReader.chunks`."""

    name: str
    size: int


class ArchiveReader:
    """Goes through an archive once, front to back. Every method raises Refused."""

    def __init__(self, file: BinaryIO, caps: Caps | None = None) -> None:
        self._caps = caps or Caps()
        self._stream = _Unpacked(file, self._caps)
        self._entries = 0
        self._rest = self._padding = 0

    def next(self) -> Entry | None:
        """Return the next entry, None at the end; what is left of the one before is passed over."""
        for _ in self.chunks():
            pass
        block = self._stream.read(_BLOCK)
        if not block.strip(b"\0"):
            self._stream.expect_only_zeros()
            return None
        self._entries += 1
        if self._entries > self._caps.entries:
            raise _too_much(f"there are more than {self._caps.entries} files in it")
        entry = _entry(block)
        if entry.size > self._caps.entry:
            raise _too_much(f"the file {entry.name[:80]!r} is too big")
        self._rest, self._padding = entry.size, -entry.size % _BLOCK
        return entry

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the entry that `next` returned, in pieces."""
        while self._rest:
            chunk = self._stream.read(min(self._rest, _CHUNK))
            self._rest -= len(chunk)
            yield chunk
        self._stream.read(self._padding)
        self._padding = 0

    def content(self, most: int) -> bytes:
        """Return the whole entry; raises Refused where it has more than `most` bytes."""
        if self._rest > most:
            raise _too_much(f"its head has more than {most} bytes")
        return b"".join(self.chunks())


class _Unpacked:
    """What lies inside the gzip, handed out in exact amounts and never beyond the caps."""

    def __init__(self, file: BinaryIO, caps: Caps) -> None:
        self._file = file
        self._caps = caps
        self._zlib = zlib.decompressobj(wbits=31)  # with gzip's own head and sum
        self._ready = bytearray()
        self._packed = 0
        self._unpacked = 0

    def read(self, size: int) -> bytes:
        while len(self._ready) < size:
            if not self._unpack():
                raise _cut_short()
        taken = bytes(self._ready[:size])
        del self._ready[:size]
        return taken

    def expect_only_zeros(self) -> None:
        """Refuse anything behind the end of the archive."""
        seen = 0
        while self._ready or self._unpack():
            seen += len(self._ready)
            if self._ready.strip(b"\0") or seen > tarfile.RECORDSIZE:
                raise _strange("there is something behind its end")
            self._ready.clear()
        if not self._zlib.eof:
            raise _cut_short()

    def _unpack(self) -> bool:
        """Unpack a piece; False where there is nothing more."""
        if self._zlib.eof:
            if self._zlib.unused_data or self._file.read(1):
                raise _strange("there is something behind its end")
            return False
        packed = self._zlib.unconsumed_tail
        if not packed:
            packed = self._file.read(_CHUNK)
            self._packed += len(packed)
        try:
            got = self._zlib.decompress(packed, _CHUNK)
        except zlib.error:
            raise Refused("damaged", "the file is damaged", "Fetch it again.") from None
        self._unpacked += len(got)
        self._ready += got
        self._check()
        return bool(packed or got)

    def _check(self) -> None:
        if self._packed > self._caps.packed or self._unpacked > self._caps.unpacked:
            raise _too_much("it is bigger than a pack may be")
        grown = self._unpacked > self._packed * self._caps.ratio
        if grown and self._unpacked > _RATIO_COUNTS_FROM:
            raise _too_much("it unpacks to far more than it is")


def _entry(block: bytes) -> Entry:
    if block[257:265] != _MAGIC:
        raise _strange("an entry is not written as ustar")
    try:
        head = tarfile.TarInfo.frombuf(block, "ascii", "strict")
    except (tarfile.HeaderError, ValueError):
        raise _strange("an entry has a broken head") from None
    if head.type != tarfile.REGTYPE or head.size < 0:
        raise _strange(f"the entry {head.name[:80]!r} is not a plain file")
    return Entry(head.name, head.size)


def _cut_short() -> Refused:
    return Refused("damaged", "the file ends too early", "Fetch it again.")


def _strange(problem: str) -> Refused:
    return Refused("not-a-pack", problem, "Build it with: kiosk pack build.")


def _too_much(problem: str) -> Refused:
    return Refused("too-big", problem, "Ask the city what it published.")


class ArchiveWriter:
    """Writes an archive whose bytes depend on names and contents alone."""

    def __init__(self, file: BinaryIO) -> None:
        self._gzip = GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._gzip.write(bytes(2 * _BLOCK))
        self._gzip.close()

    def add(self, name: str, size: int, chunks: Iterable[bytes]) -> None:
        """Add a plain file whose chunks hold exactly `size` bytes, all together.

        Raises OSError, and ValueError where the name is not ASCII or too long for a tar header.
        """
        head = tarfile.TarInfo(name)
        head.size, head.mode = size, 0o644
        self._gzip.write(head.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict"))
        for chunk in chunks:
            self._gzip.write(chunk)
        self._gzip.write(bytes(-size % _BLOCK))
