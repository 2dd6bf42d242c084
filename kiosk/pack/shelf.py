"""Where published packs lie in a home: a folder each, and pointers to what is in use.

`current` is in use, `staged` waits for a moment without a session, `before` is the last good one.
A pointer is a small file that changes in one step.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from kiosk.pack.acceptance import check_signers
from kiosk.pack.disk import PackDisk
from kiosk.pack.manifest import LARGEST, MANIFEST, SIGNATURES, read_manifest
from kiosk.pack.names import PUBLISHED
from kiosk.pack.published import Head
from kiosk.pack.refused import Refused
from kiosk.pack.signature import read_signatures
from kiosk.pack.trust import Trust

Pointer = Literal["current", "staged", "before"]
_POINTERS: tuple[Pointer, ...] = ("current", "staged", "before")
_NAME = re.compile(r"[0-9]{1,10}-[0-9a-f]{16}", re.ASCII)
_CHUNK = 256 * 1024


class Shelf:
    """The published packs of a home. Methods raise OSError as the disk gives it."""

    def __init__(self, home: Path, disk: PackDisk | None = None) -> None:
        self.root = home / "packs" / PUBLISHED
        self._disk = disk or PackDisk()

    @property
    def staging(self) -> Path:
        """The one folder that an install writes into before anything is accepted."""
        return self.root / ".staging"

    def folder(self, name: str) -> Path:
        """Return the folder of a publication."""
        return self.root / name

    def at(self, pointer: Pointer) -> str | None:
        """Return what a pointer points at; None where it is not there or makes no sense."""
        try:
            name = (self.root / pointer).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if _NAME.fullmatch(name) else None

    def point(self, pointer: Pointer, name: str | None) -> None:
        """Let a pointer point at a publication or at nothing, on disk on return. Raises OSError."""
        if name is None:
            self._disk.remove(self.root / pointer)
            self._disk.sync_folder(self.root)
        else:
            self._disk.store(self.root / pointer, f"{name}\n".encode("ascii"))

    def tidy(self) -> None:
        """Remove what nothing points at: leftovers of a cut, and publications of long ago.

        Raises OSError.
        """
        kept = {self.at(pointer) for pointer in _POINTERS}
        for path in sorted(self.root.iterdir()):
            if path.is_dir() and path.name not in kept:
                self._disk.remove_tree(path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep others from changing the shelf; raises Refused("busy")."""
        self._disk.make_folders(self.root)
        descriptor = os.open(self.root / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _lock(descriptor)
            yield
        finally:
            os.close(descriptor)

    def read(self, name: str, trust: Trust) -> Head:
        """Read an installed publication and check signatures and every sum again.

        Raises Refused("damaged") where a bit of it changed or it cannot be read, and
        Refused("signature") where it is not trusted any more.
        """
        folder = self.folder(name)
        try:
            head = _read_head(folder)
            check_signers(head, trust)
            _check_files(folder, head)
        except OSError as error:
            raise _damaged(name, f"{error.strerror}") from None
        if name_of(head) != name:
            raise _damaged(name, "it is another publication")
        return head


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refused("busy", "another install is at work", "Try again in a minute.") from None


def name_of(head: Head) -> str:
    """Return the name of a publication's folder."""
    return f"{head.manifest.version}-{head.digest[:16]}"


def _read_head(folder: Path) -> Head:
    with (folder / MANIFEST).open("rb") as file:
        written = file.read(LARGEST + 1)
    with (folder / SIGNATURES).open("rb") as file:
        signatures = read_signatures(file.read(LARGEST + 1))
    return Head(read_manifest(written), written, signatures)


def _check_files(folder: Path, head: Head) -> None:
    expected = {MANIFEST, SIGNATURES, *head.manifest.files}
    there = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }
    if there != expected:
        odd = min(there ^ expected)
        raise _damaged(folder.name, f"the file '{odd}' is missing or does not belong there")
    for name, known in head.manifest.files.items():
        path = folder / name
        if path.is_symlink() or path.stat().st_size != known.size or _sum(path) != known.sha256:
            raise _damaged(folder.name, f"the file '{name}' has changed")


def _sum(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _damaged(name: str, why: str) -> Refused:
    return Refused("damaged", f"the installed pack {name} is damaged: {why}", "Install it again.")
