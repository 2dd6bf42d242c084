"""What an install asks of a disk beyond what everybody does, so that a test can cut it (P40)."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from kiosk.store.disk import Disk


class PackDisk(Disk):
    """The real disk for files that come from outside: nothing is written over, no link followed."""

    def create(self, path: Path) -> int:
        """Open a file that was not there and is no link; return its descriptor."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.open(path, flags, 0o600)

    def store(self, path: Path, data: bytes) -> None:
        """Put `data` at `path` whole, as every disk does; what a cut left unfinished goes first."""
        self.remove(path.with_name(path.name + ".tmp"))
        super().store(path, data)

    def remove_tree(self, folder: Path) -> None:
        """Take a folder away with all that is in it, if it is there."""
        if folder.exists():
            shutil.rmtree(folder)
