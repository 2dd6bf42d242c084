"""The few things an install asks of a disk, so that a test can cut the power at each (P40)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class Disk:
    """The real disk. Every method raises `OSError` as the system gives it, and retries nothing."""

    def create(self, path: Path) -> int:
        """Open a file that was not there and is no link; return its descriptor."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(path, flags, 0o600)

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

    def remove_tree(self, folder: Path) -> None:
        """Take a folder away with all that is in it, if it is there."""
        if folder.exists():
            shutil.rmtree(folder)

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
        self.remove(unfinished)
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
