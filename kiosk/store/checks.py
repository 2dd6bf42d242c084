"""What must be true of the engine and the file before anything is promised (P3)."""

from __future__ import annotations

import os
import weakref
from pathlib import Path

from sqlalchemy import Engine

from kiosk.store.errors import WrongEngine

OLDEST = (3, 51, 3)
"""First release without the WAL-reset race (sqlite.org/wal.html#walresetbug)."""
MENDED_BRANCHES = {(3, 44): 6, (3, 50): 7}
"""Older branches into which the mend was carried, from this patch on."""
WITHDRAWN = {(3, 52, 0)}

NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smbfs", "smb2", "smb3", "ncpfs", "afs", "coda", "9p", "ceph"}
    | {"glusterfs", "lustre", "beegfs", "ocfs2", "gfs2", "davfs", "davfs2"}
    | {"fuse.sshfs", "fuse.glusterfs", "fuse.s3fs", "fuse.rclone", "fuse.davfs"}
)

_open: weakref.WeakKeyDictionary[Engine, tuple[int, int]] = weakref.WeakKeyDictionary()


def check_version(version: str) -> None:
    """Refuse a SQLite with the WAL-reset race, with the mended branches let through."""
    number = tuple(int(part) for part in version.split(".")[:3])
    mended = MENDED_BRANCHES.get((number[0], number[1]))
    good = number >= OLDEST if mended is None else number[2:] >= (mended,)
    if number in WITHDRAWN or not good:
        raise WrongEngine(
            f"SQLite {version} can lose what was saved. Use 3.51.3 or later: pip install pysqlite3"
        )


def check_place(path: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a file that is read-only, has two names, or lies where locks and syncs are not kept.

    `mounts` is a table in the form of /proc/mounts.
    """
    kind = filesystem(path.parent, mounts)
    if kind in NETWORK:
        raise WrongEngine(f"{path} is on a network file system ({kind}). Use a local disk.")
    if not os.access(path.parent, os.W_OK):
        raise WrongEngine(f"The folder {path.parent} is read-only. Make it writable for the kiosk.")
    if path.is_symlink():
        raise WrongEngine(f"{path} is a link. Give the kiosk the real path.")
    if not path.exists():
        return
    if not path.is_file():
        raise WrongEngine(f"{path} is not a file. Move it away.")
    if not os.access(path, os.W_OK):
        raise WrongEngine(f"{path} is read-only. Make it writable for the kiosk.")
    if path.stat().st_nlink > 1:
        raise WrongEngine(f"{path} has a second name. Remove the other hard link.")


def filesystem(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the type of the file system that holds `folder`, "" where it cannot be told."""
    try:
        table = mounts.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    place = folder.resolve()
    best, kind = -1, ""
    for line in table.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def claim(path: Path, engine: Engine) -> None:
    """Refuse a file that something else in this process has open.

    POSIX locks belong to the process: when a second SQLite library (Qt's QtSql, Python's sqlite3)
    closes its handle, the locks of the first are gone and the file breaks.
    """
    if path.exists():
        ours = set(_open.values())
        identity = _identity(path)
        if identity not in ours and identity in _held_files():
            engine.dispose()
            raise WrongEngine(
                f"Another SQLite library in this program has {path} open. Close it there."
            )
    else:
        path.touch(mode=0o600)
    _open[engine] = _identity(path)


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _held_files() -> set[tuple[int, int]]:
    held = set()
    try:
        numbers = [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]
    except OSError:
        return set()
    for number in numbers:
        try:
            status = os.fstat(number)
        except OSError:
            continue
        held.add((status.st_dev, status.st_ino))
    return held


_WANTED = {
    "journal_mode": ({"wal"}, "The journal must be WAL."),
    "synchronous": ({"2", "3"}, "Every commit must reach the disk: synchronous FULL."),
    "foreign_keys": ({"1"}, "Foreign keys must be on."),
    "secure_delete": ({"1"}, "Deleted rows must be overwritten: secure_delete ON."),
    "mmap_size": ({"0", "None"}, "Memory mapping must be off: mmap_size 0."),
    "temp_store": ({"2"}, "Temporary data must stay in memory: temp_store MEMORY."),
    "ignore_check_constraints": ({"0"}, "Check constraints must be on."),
    "writable_schema": ({"0"}, "The schema must not be writable by hand."),
    "query_only": ({"0"}, "The connection must be able to write."),
}


def verify(engine: Engine, path: Path | None = None) -> None:
    """Read back from a connection what protects a commit; raises `WrongEngine` with every fault.

    With `path` the place of the file is checked again too.
    """
    faults: list[str] = []
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()

        def pragma(name: str) -> str:
            row = cursor.execute(f"PRAGMA {name}").fetchone()
            return str(row[0] if row else None).lower()

        for name, (wanted, fault) in _WANTED.items():
            found = pragma(name)
            if found not in {value.lower() for value in wanted}:
                faults.append(f"{fault} Found {name} = {found}.")
        if int(pragma("wal_autocheckpoint")) < 1:
            faults.append("The log would grow for ever: wal_autocheckpoint is off.")
        version = cursor.execute("SELECT sqlite_version()").fetchone()[0]
        options = {row[0] for row in cursor.execute("PRAGMA compile_options").fetchall()}
        if "THREADSAFE=0" in options:
            faults.append("This SQLite is built without thread safety.")
        cursor.close()
    finally:
        connection.close()
    if faults:
        raise WrongEngine(" ".join(faults))
    check_version(version)
    if path is not None:
        check_place(path)
