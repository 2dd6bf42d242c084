"""Room on the disk: refused while there is still enough to finish what was promised (P4)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from kiosk.outbox.errors import OutOfSpace

MIB = 1024 * 1024
BALLAST = "ballast"


def free_bytes(folder: Path) -> tuple[int, int]:
    """Return free and total bytes of the file system that holds `folder`."""
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize, status.f_blocks * status.f_frsize


class Space:
    """Watches the free room beside the outbox.

    Submissions stop below `floor` bytes or `share` of the file system, the share being capped at
    `cap` so that a large disk is not called full. `ballast` bytes lie ready to be given back, as
    on a full disk not even a deletion can be written.
    """

    def __init__(
        self,
        home: Path,
        floor: int = 256 * MIB,
        share: float = 0.05,
        cap: int = 1024 * MIB,
        ballast: int = 64 * MIB,
        measure: Callable[[Path], tuple[int, int]] = free_bytes,
    ) -> None:
        self._home = home
        self._floor = floor
        self._share = share
        self._cap = cap
        self._size = ballast
        self._measure = measure

    @property
    def _file(self) -> Path:
        return self._home / BALLAST

    def _needed(self) -> tuple[int, int]:
        free, total = self._measure(self._home)
        return free, max(self._floor, min(int(total * self._share), self._cap))

    def check(self) -> None:
        """Raise `OutOfSpace` when a new submission must not be taken."""
        free, needed = self._needed()
        if free < needed:
            raise OutOfSpace

    def load_ballast(self) -> bool:
        """Lay the ballast down when there is room for it; return whether it is there."""
        if self._file.exists() and self._file.stat().st_size == self._size:
            return True
        free, needed = self._needed()
        if free < needed + self._size:
            return False
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            os.posix_fallocate(descriptor, 0, self._size)
        except OSError:
            self._file.unlink(missing_ok=True)
            return False
        finally:
            os.close(descriptor)
        return True

    def drop_ballast(self) -> bool:
        """Give the ballast back to the disk; return whether there was any."""
        present = self._file.exists()
        self._file.unlink(missing_ok=True)
        return present
