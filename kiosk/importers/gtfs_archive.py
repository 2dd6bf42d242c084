"""The files of a GTFS feed, opened with suspicion: strangers make them (P42, threat 20)."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

MEBI = 1024 * 1024
_SMALL = 16 * MEBI
"""A file smaller than this may be packed as tightly as it likes."""

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError)
"""What Python raises while reading a zip that is not whole."""
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True)
class Caps:
    """Limits in bytes; `ratio` is unpacked to packed. National feeds stay well below."""

    archive: int = 512 * MEBI
    unpacked: int = 6144 * MEBI
    ratio: int = 250
    members: int = 2000
    line: int = MEBI


class RefusedArchive(Exception):
    """The archive is not opened, or not read on; the text says why."""


@dataclass
class GtfsTable:
    """One file of the feed: where each column stands, and a reader behind the header.

    `reader` yields rows of any length and may raise csv.Error for one row, then goes on.
    """

    file: str
    columns: dict[str, int] = field(default_factory=dict)
    reader: Any = None

    def rows(self, reject: Any) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield line number and values by column, without the spaces around them."""
        names = list(self.columns)
        missing = [""] * len(names)
        while True:
            try:
                for row in self.reader:
                    if row:
                        row += missing[: max(0, len(names) - len(row))]
                        values = map(str.strip, row)
                        yield self.reader.line_num, dict(zip(names, values, strict=False))
                return
            except csv.Error as error:
                reject(self.file, self.reader.line_num, f"cannot be read: {error}")


class GtfsFiles(ABC):
    """The files of a feed by name, wherever they lie; `files` are their names, sorted."""

    files: list[str]

    def __init__(self, caps: Caps | None = None) -> None:
        self._caps = caps or Caps()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def __contains__(self, file: str) -> bool:
        return file in self.files

    def table(self, file: str) -> GtfsTable:
        """Open a file: byte order mark and spaces of the header gone. Absent means empty."""
        if file not in self:
            return GtfsTable(file, {}, iter(()))
        return _table(file, self.open(file), self._caps.line)

    @abstractmethod
    def open(self, file: str) -> IO[bytes]:
        """Open a file that is there, for its bytes; reading may raise one of DAMAGED."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what holds the files."""


def open_feed(source: Path, caps: Caps | None = None) -> GtfsFiles:
    """Open a feed, a zip or a folder; raises RefusedArchive and OSError."""
    return GtfsFolder(source, caps) if source.is_dir() else GtfsArchive(source, caps)


class GtfsArchive(GtfsFiles):
    """A feed's files by name, whether at the root or, as some publish it, in one folder."""

    def __init__(self, path: Path, caps: Caps | None = None) -> None:
        """Raise RefusedArchive where this is no zip, or one beyond the caps."""
        super().__init__(caps)
        if path.stat().st_size > self._caps.archive:
            raise RefusedArchive(f"The file is larger than {self._caps.archive // MEBI} MiB.")
        try:
            self._zip = zipfile.ZipFile(path)
        except (*DAMAGED, ValueError, NotImplementedError) as error:
            raise RefusedArchive(f"This is not a zip file that can be read ({error}).") from error
        try:
            self._members = self._checked()
        except RefusedArchive:
            self._zip.close()
            raise
        self.files = sorted(self._members)

    def open(self, file: str) -> IO[bytes]:
        """Open a file that is there, for its bytes; reading may raise one of DAMAGED."""
        return self._zip.open(self._members[file])

    def close(self) -> None:
        """Let go of the zip."""
        self._zip.close()

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > self._caps.members:
            raise RefusedArchive("There are too many files in it.")
        if sum(info.file_size for info in infos) > self._caps.unpacked:
            raise RefusedArchive("Unpacked it is larger than a timetable can be.")
        for info in infos:
            if info.compress_type not in _PLAIN or info.flag_bits & 1:
                raise RefusedArchive(f"{info.filename} is encrypted or packed in an unusual way.")
            packed = max(info.compress_size, 1)
            if info.file_size > _SMALL and info.file_size / packed > self._caps.ratio:
                raise RefusedArchive(f"{info.filename} is packed too tightly to be a timetable.")
        return _by_name(infos)


class GtfsFolder(GtfsFiles):
    """The same files lying in a folder, as a pack carries them."""

    def __init__(self, path: Path, caps: Caps | None = None) -> None:
        """Raise RefusedArchive beyond the caps, OSError where the folder cannot be read."""
        super().__init__(caps)
        self._files = {file.name: file for file in path.glob("*.txt") if file.is_file()}
        if sum(file.stat().st_size for file in self._files.values()) > self._caps.unpacked:
            raise RefusedArchive("It is larger than a timetable can be.")
        self.files = sorted(self._files)

    def open(self, file: str) -> IO[bytes]:
        """Open a file that is there, for its bytes."""
        return self._files[file].open("rb")

    def close(self) -> None:
        """Tables close their own files."""


def _table(file: str, raw: IO[bytes], longest: int) -> GtfsTable:
    lines = io.BufferedReader(_ShortLines(raw, file, longest), 256 * 1024)
    text = io.TextIOWrapper(lines, encoding="utf-8-sig", errors="replace", newline="")
    reader = csv.reader(text, skipinitialspace=True)
    try:
        header = next(reader, [])
    except csv.Error as error:
        raise RefusedArchive(f"{file} has no header that can be read ({error}).") from error
    columns: dict[str, int] = {}
    for number, name in enumerate(header):
        columns.setdefault(name.strip() or f"column {number}", number)
    return GtfsTable(file, columns, reader)


def _by_name(infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Take the folder in which stops.txt lies; where it is nowhere, the root."""
    folder = ""
    for info in infos:
        before, slash, name = info.filename.rpartition("/")
        if name == "stops.txt":
            folder = before + slash
            if not folder:
                break
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        name = info.filename.removeprefix(folder)
        if info.filename.startswith(folder) and "/" not in name:
            found.setdefault(name, info)
    return found


class _ShortLines(io.RawIOBase):
    """Passes bytes on, and stops at a line that would not fit in memory."""

    def __init__(self, raw: IO[bytes], file: str, longest: int) -> None:
        self._raw = raw
        self._file = file
        self._longest = longest
        self._since = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._raw.read(len(buffer))
        end = chunk.rfind(b"\n")
        self._since = self._since + len(chunk) if end < 0 else len(chunk) - end - 1
        if self._since > self._longest:
            raise RefusedArchive(f"{self._file} has a line that is too long.")
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._raw.close()
        super().close()
