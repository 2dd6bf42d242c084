"""The few things asked of a disk, in one place, so that a test can make each of them fail (P4, P5).

A file is there when its bytes are synced, it has its name, and the folder that holds the name is
synced; nothing less counts.
"""

from __future__ import annotations

import os
from pathlib import Path


class Disk:
    """The real disk. Every method raises `OSError` as the system gives it, and retries nothing."""

    def create(self, path: Path) -> int:
        """Open a new or emptied file, readable by the kiosk alone; return its descriptor."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)

    def write(self, descriptor: int, data: bytes) -> None:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def sync(self, descriptor: int) -> None:
        """Wait until the bytes are on the disk."""
        os.fsync(descriptor)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file or folder its name, in place of the file that had it."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Take a file's name away, if it is there."""
        path.unlink(missing_ok=True)

    def make_folder(self, folder: Path) -> None:
        """Create a folder for the kiosk alone; its parent must be there."""
        folder.mkdir(mode=0o700, exist_ok=True)

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in `folder` are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def store(self, path: Path, data: bytes) -> None:
        """Put `data` at `path` so that a power cut leaves the old file or the new, never a part."""
        unfinished = path.with_name(path.name + ".tmp")
        descriptor = self.create(unfinished)
        try:
            self.write(descriptor, data)
            self.sync(descriptor)
        finally:
            os.close(descriptor)
        self.rename(unfinished, path)
        self.sync_folder(path.parent)

    def make_folders(self, folder: Path) -> None:
        """Create `folder` and its parents, with their names synced."""
        if folder.is_dir():
            return
        self.make_folders(folder.parent)
        self.make_folder(folder)
        self.sync_folder(folder.parent)
