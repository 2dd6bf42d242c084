"""The pack in use: the published one, or a checked copy of a source that is kept while it errs.

A published pack that was installed in the home stands before any source folder.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.clock import Clock, SystemClock
from kiosk.language.broken import BrokenCatalog
from kiosk.language.compile import compile_folder
from kiosk.pack.faults import Fault, PackFaults
from kiosk.pack.model import Pack
from kiosk.pack.names import PUBLISHED, WRITTEN
from kiosk.pack.reader import read_pack

if TYPE_CHECKING:
    from kiosk.pack.in_use import InUse

_POINTER = "current"


@dataclass(frozen=True)
class Loaded:
    """The pack to use.

    `faults` of the source are not empty where it was refused; then `pack` is the last good one.
    `copied` tells whether a checked copy lies in the home, so that the next start is quick.
    `notices` are for staff while the pack works, like a date that has passed.
    """

    pack: Pack
    faults: tuple[Fault, ...] = ()
    copied: bool = True
    notices: tuple[Fault, ...] = ()

    @property
    def is_last_good(self) -> bool:
        """Whether an earlier pack stands in for a source with faults."""
        return bool(self.faults)


def load_current(home: Path, source: Path, clock: Clock | None = None) -> Loaded:
    """Load the published pack of the home; where none was activated, the one of the source folder.

    Where no copy of the published pack can be used, the source stands in if it is of the same
    city, never another one. Raises PackFaults where there is no pack to use. See also
    `load_source`; `clock` tells whether the pack is in date.
    """
    if not (home / "packs" / PUBLISHED).is_dir():
        return load_source(home, source)
    from kiosk.pack.in_use import load_published  # noqa: PLC0415 (signatures are slow to import)

    published = load_published(home, clock or SystemClock())
    if published is None:
        return load_source(home, source)
    if published.pack is not None:
        return Loaded(published.pack, published.faults, notices=published.notices)
    return _stand_in(home, source, published)


def waits(home: Path) -> bool:
    """Tell, as quickly as a look at the disk, whether an installed pack waits to be activated."""
    return (home / "packs" / PUBLISHED / "staged").exists()


def _stand_in(home: Path, source: Path, published: InUse) -> Loaded:
    try:
        loaded = load_source(home, source)
    except PackFaults as error:
        raise PackFaults([*published.faults, *error.faults]) from None
    if loaded.pack.id != published.pack_id:
        raise PackFaults(published.faults)
    return Loaded(loaded.pack, (*published.faults, *loaded.faults), copied=loaded.copied)


def load_source(home: Path, source: Path) -> Loaded:
    """Load the pack from its source folder, or the last good one where the source has faults.

    A source that was checked before is read from the copy in `<home>/packs`, without checking its
    texts again. A home that cannot be written is no reason to stay closed. Raises PackFaults where
    the source has faults and there is no good copy.
    """
    store = home / "packs"
    try:
        digest = digest_of(source)
        known = _read_copy(store / digest) if _pointed_at(store) == digest else None
        if known is not None:
            return Loaded(known)
        pack = read_pack(source)
    except (PackFaults, OSError) as error:
        faults = _faults_of(error, source)
        last = _last_good(store)
        if last is None:
            raise PackFaults(faults) from None
        return Loaded(last, faults)
    return Loaded(pack, copied=_keep(store, source, digest))


def digest_of(folder: Path) -> str:
    """Return a digest of the names and contents of the pack's files; raises OSError."""
    digest = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in WRITTEN and path.is_file())


def _faults_of(error: PackFaults | OSError, source: Path) -> tuple[Fault, ...]:
    if isinstance(error, PackFaults):
        return tuple(error.faults)
    problem = f"it cannot be read: {error.strerror}"
    return (Fault(str(error.filename or source), 0, "", problem, "Look at the disk."),)


def _pointed_at(store: Path) -> str | None:
    try:
        return (store / _POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _last_good(store: Path) -> Pack | None:
    name = _pointed_at(store)
    return _read_copy(store / name) if name and name.isalnum() else None


def _read_copy(folder: Path) -> Pack | None:
    """Read a checked copy; None where it is gone, damaged, or from before the model changed."""
    if not folder.is_dir():
        return None
    try:
        return read_pack(folder, check_texts=False)
    except (PackFaults, OSError):
        return None


def _keep(store: Path, source: Path, digest: str) -> bool:
    """Copy a good pack into the home; the pointer moves last, so a cut leaves the old one."""
    target = store / digest
    draft = store / f".{digest}.{os.getpid()}"
    try:
        shutil.rmtree(draft, ignore_errors=True)
        for path in _files(source):
            copy = draft / path.relative_to(source)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
        compile_folder(draft)
        shutil.rmtree(target, ignore_errors=True)
        draft.replace(target)
        before = _pointed_at(store)
        _point(store, digest)
        _forget_others(store, {digest, before, PUBLISHED})
    except (OSError, BrokenCatalog):
        shutil.rmtree(draft, ignore_errors=True)
        return False
    return True


def _point(store: Path, digest: str) -> None:
    draft = store / f".{_POINTER}.{os.getpid()}"
    with draft.open("w", encoding="ascii") as file:
        file.write(f"{digest}\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(store / _POINTER)


def _forget_others(store: Path, kept: set[str | None]) -> None:
    for folder in store.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
