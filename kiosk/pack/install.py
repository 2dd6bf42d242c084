"""Takes a published pack into a home: stages it, and activates it when nobody is disturbed.

Whatever is cut at whatever moment, the home has the old pack or the new one, whole (P40).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.pack.acceptance import check_newer, check_signers, check_time
from kiosk.pack.archive import ArchiveReader
from kiosk.pack.disk import PackDisk
from kiosk.pack.manifest import MANIFEST, SIGNATURES, Freshness, Manifest
from kiosk.pack.published import Chunks, Head, read_head, take_files
from kiosk.pack.reader import read_pack
from kiosk.pack.refused import Refused
from kiosk.pack.shelf import Pointer, Shelf, name_of
from kiosk.pack.signature import write_signatures
from kiosk.pack.trust import Floor, Trust, raise_floor, read_floor, read_trust


@dataclass(frozen=True)
class Installed:
    """What an install did. `freshness` other than "current" is something to tell staff.

    `is_new` is false where the very same publication was there already.
    """

    manifest: Manifest
    name: str
    signers: frozenset[str]
    freshness: Freshness
    is_new: bool


def install(
    file: Path,
    home: Path,
    clock: Clock,
    *,
    icons: Collection[str] | None = None,
    disk: PackDisk | None = None,
) -> Installed:
    """Check a published pack and stage it; nothing in use changes before `activate`.

    Its signatures are checked before any of its content is read, and its content is read as packs
    are read before it is accepted. `icons` are the names that exist, None to not look at them.

    Raises Refused (see its `code`), PackFaults where the content has faults, OSError.
    """
    disk = disk or PackDisk()
    trust = read_trust(home)
    shelf = Shelf(home, disk)
    with shelf.locked(), file.open("rb") as opened:
        reader = ArchiveReader(opened)
        head = read_head(reader)
        signers = check_signers(head, trust)
        check_time(head.manifest, clock.now())
        check_newer(head, floor_of(home, shelf, trust))
        name = name_of(head)
        is_new = not _has(shelf, name, trust)
        if is_new:
            shelf.tidy()
            _Staging(shelf, disk).fill(reader, head, icons)
            raise_floor(home, _floor(head), disk)
            _put_up(shelf, disk, name)
        return Installed(head.manifest, name, signers, head.manifest.freshness(clock.now()), is_new)


def activate(home: Path, disk: PackDisk | None = None) -> str | None:
    """Put the staged pack into use and return its name; None where nothing can be activated.

    To be called when no session runs. A pack that is loaded stays whole in memory and on the disk:
    the one in use until now becomes the last good one. Raises OSError.
    """
    shelf = Shelf(home, disk)
    if shelf.at("staged") is None:
        return None
    try:
        with shelf.locked():
            return _activate(shelf, read_trust(home))
    except Refused:  # somebody installs just now, or nobody is trusted: what is in use stays
        return None


def _activate(shelf: Shelf, trust: Trust) -> str | None:
    name, old = shelf.at("staged"), shelf.at("current")
    if name is None:
        return None
    try:
        shelf.read(name, trust)
    except Refused:
        shelf.point("staged", None)
        return None
    if old not in (None, name):
        shelf.point("before", old)
    shelf.point("current", name)
    shelf.point("staged", None)
    return name


def floor_of(home: Path, shelf: Shelf, trust: Trust) -> Floor | None:
    """Return the newest publication this kiosk has accepted, as noted or as it lies there.

    Raises Refused("floor") where the note is damaged, OSError.
    """
    floors = [read_floor(home)]
    pointers: tuple[Pointer, ...] = ("current", "staged")
    for pointer in pointers:
        name = shelf.at(pointer)
        if name is not None:
            with contextlib.suppress(Refused):
                floors.append(_floor(shelf.read(name, trust)))
    known = [floor for floor in floors if floor is not None and floor.pack == trust.pack]
    return max(known, key=lambda floor: floor.version, default=None)


def _floor(head: Head) -> Floor:
    return Floor(pack=head.manifest.pack, version=head.manifest.version, manifest=head.digest)


def _has(shelf: Shelf, name: str, trust: Trust) -> bool:
    """Tell whether this publication already waits, or is in use and nothing waits; and is whole."""
    if name != (shelf.at("staged") or shelf.at("current")):
        return False
    try:
        shelf.read(name, trust)
    except Refused:
        return False
    return True


def _put_up(shelf: Shelf, disk: PackDisk, name: str) -> None:
    """Give the staged folder its name, then point at it."""
    if shelf.folder(name).exists():  # damaged, or it would have been found
        disk.remove_tree(shelf.folder(name))
    disk.rename(shelf.staging, shelf.folder(name))
    disk.sync_folder(shelf.root)
    shelf.point("staged", name)


class _Staging:
    """Fills the staging folder; on any failure nothing of it stays."""

    def __init__(self, shelf: Shelf, disk: PackDisk) -> None:
        self._folder = shelf.staging
        self._disk = disk

    def fill(self, reader: ArchiveReader, head: Head, icons: Collection[str] | None) -> None:
        """Unpack, check the content as a pack, and wait until it is on the disk."""
        try:
            self._disk.make_folder(self._folder)
            self._keep(MANIFEST, [head.written])
            self._keep(SIGNATURES, [write_signatures(head.signatures)])
            take_files(reader, head.manifest, self._keep)
            self._check(head.manifest, icons)
            folders = [path for path in self._folder.rglob("*") if path.is_dir()]
            for folder in sorted(folders, reverse=True):
                self._disk.sync_folder(folder)
            self._disk.sync_folder(self._folder)
        except Exception:
            with contextlib.suppress(OSError):
                self._disk.remove_tree(self._folder)
            raise

    def _keep(self, name: str, chunks: Chunks) -> None:
        path = self._folder / name
        for parent in reversed(path.relative_to(self._folder).parents[:-1]):
            self._disk.make_folder(self._folder / parent)
        descriptor = self._disk.create(path)
        try:
            for chunk in chunks:
                self._disk.write(descriptor, chunk)
            self._disk.sync(descriptor)
        finally:
            os.close(descriptor)

    def _check(self, manifest: Manifest, icons: Collection[str] | None) -> None:
        pack = read_pack(self._folder, icons)
        if (pack.id, pack.version) != (manifest.pack, manifest.version):
            problem = f"city.yaml says {pack.id} {pack.version}, and its manifest says otherwise"
            raise Refused("content", problem, "Build it with: kiosk pack build.")
