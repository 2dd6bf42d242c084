"""A disk that writes down every operation and can fail at any of them, under SQLite and the spool.

`Recorder` holds one timeline for both. SQLite reaches it through an apsw VFS, the spool through
the `Disk` port of the product.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

from kiosk.store.disk import Disk
from tests.crash.apsw_dbapi import Dbapi

_numbers = itertools.count()


@dataclass(frozen=True)
class Op:
    """One step. `inode` names a file for life, whatever its name; `path` is set where names change.

    Kinds: create, write, truncate, sync, rename, remove, sync_folder; receipt when a resident was
    told, forgotten when a copy may be deleted.
    """

    kind: str
    inode: int = -1
    path: str = ""
    target: str = ""
    offset: int = 0
    data: bytes = b""


@dataclass
class Recorder:
    """The timeline, and the fault to inject: `fail(kind)` says which error a step meets, if any."""

    ops: list[Op] = field(default_factory=list)
    fail: Callable[[str], int] = lambda _kind: 0
    lying_syncs: bool = False
    inodes: dict[str, int] = field(default_factory=dict)

    def step(self, kind: str, **values: Any) -> None:
        self.ops.append(Op(kind, **values))

    def meet(self, kind: str) -> int:
        return self.fail(kind)

    def inode(self, path: str) -> int:
        if path not in self.inodes:
            self.inodes[path] = next(_numbers)
            self.step("create", inode=self.inodes[path], path=path)
        return self.inodes[path]

    def receipt(self, submission_id: str) -> None:
        self.step("receipt", path=submission_id)


class RecordingDisk(Disk):
    """The spool's side of it."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._open: dict[int, str] = {}
        self._at: dict[int, int] = {}

    def _meet(self, kind: str) -> None:
        code = self._recorder.meet(f"spool {kind}")
        if code:
            raise OSError(code, os.strerror(code))

    def create(self, path: Path) -> int:
        self._meet("create")
        descriptor = super().create(path)
        self._recorder.inodes.pop(str(path), None)
        self._recorder.inode(str(path))
        self._open[descriptor], self._at[descriptor] = str(path), 0
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        self._meet("write")
        super().write(descriptor, data)
        if descriptor in self._open:
            self._recorder.step(
                "write",
                inode=self._recorder.inode(self._open[descriptor]),
                offset=self._at[descriptor],
                data=bytes(data),
            )
            self._at[descriptor] += len(data)

    def sync(self, descriptor: int) -> None:
        self._meet("sync")
        if descriptor in self._open and not self._recorder.lying_syncs:
            self._recorder.step("sync", inode=self._recorder.inode(self._open[descriptor]))

    def rename(self, source: Path, target: Path) -> None:
        self._meet("rename")
        super().rename(source, target)
        self._recorder.inodes[str(target)] = self._recorder.inodes.pop(str(source))
        self._recorder.step("rename", path=str(source), target=str(target))

    def remove(self, path: Path) -> None:
        existed = path.exists()
        super().remove(path)
        if existed:
            self._recorder.inodes.pop(str(path), None)
            self._recorder.step("remove", path=str(path))

    def sync_folder(self, folder: Path) -> None:
        self._meet("sync_folder")
        if not self._recorder.lying_syncs:
            self._recorder.step("sync_folder", path=str(folder))


class RecordingVFS(apsw.VFS):
    """SQLite's side of it."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.name = f"recording-{next(_numbers)}"
        super().__init__(self.name, "")

    def dbapi(self) -> Any:
        return Dbapi(self.name)

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        return _RecordingFile(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.recorder.inodes.pop(name, None)
        self.recorder.step("remove", path=name)
        if sync:
            self.recorder.step("sync_folder", path=str(Path(name).parent))


class _RecordingFile(apsw.VFSFile):
    def __init__(self, vfs: RecordingVFS, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._recorder = vfs.recorder
        self._path = name.filename() if hasattr(name, "filename") else str(name)
        new = self._path not in self._recorder.inodes
        self._inode = self._recorder.inode(self._path)
        # As os_unix.c does: the folder is synced with the first sync of a new journal or log.
        wanted = apsw.SQLITE_OPEN_WAL | apsw.SQLITE_OPEN_MAIN_JOURNAL
        self._folder_unsynced = new and bool(flags[0] & wanted)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._meet("write")
        super().xWrite(data, offset)
        self._recorder.step("write", inode=self._inode, offset=offset, data=bytes(data))

    def xTruncate(self, size: int) -> None:
        self._meet("truncate")
        super().xTruncate(size)
        self._recorder.step("truncate", inode=self._inode, offset=size)

    def xSync(self, flags: int) -> None:
        self._meet("sync")
        self._recorder.step("sync", inode=self._inode)
        if self._folder_unsynced:
            self._recorder.step("sync_folder", path=str(Path(self._path).parent))
            self._folder_unsynced = False

    def _meet(self, kind: str) -> None:
        code = self._recorder.meet(f"sqlite {kind}")
        if code == errno.ENOSPC:
            raise apsw.FullError("database or disk is full")
        if code:
            raise apsw.IOError("disk I/O error")
