"""Files that can be thrown away and built again, under `<home>/index`: one for each content.

The name of a file tells what it was made of, so that an index is never of another pack than the one
in use, and the next pack's can be built while this one is open.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

FOLDER = "index"
KEPT = 3
"""Files of a kind that stay: of the pack in use, the one before and the one that waits."""

_Opened = TypeVar("_Opened")


def index_file(home: Path, kind: str, sources: Iterable[Path], made_by: str) -> Path:
    """Return where the index of these source files belongs; raises OSError.

    `made_by` changes whenever the same sources would make another index.
    """
    digest = hashlib.sha256(made_by.encode())
    for path in sources:
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256")
        digest.update(f"\0{path.name}\0".encode() + content.digest())
    return home / FOLDER / f"{kind}-{digest.hexdigest()[:24]}.db"


def open_or_build(
    path: Path,
    opener: Callable[[Path], _Opened],
    build: Callable[[Path], object],
    broken: tuple[type[Exception], ...],
) -> _Opened:
    """Open an index; where it is missing, or opening raises one of `broken`, build it first.

    `build` must put the whole file in its place in one step. Of two processes one builds and the
    other waits. Raises what `build` raises, and `broken` where a fresh file cannot be opened.
    """
    if path.is_file():
        with contextlib.suppress(*broken):
            return _used(path, opener)
    with _alone(path):
        if path.is_file():
            with contextlib.suppress(*broken):
                return _used(path, opener)
        build(path)
        _forget_others(path)
        return opener(path)


def _used(path: Path, opener: Callable[[Path], _Opened]) -> _Opened:
    opened = opener(path)
    with contextlib.suppress(OSError):
        os.utime(path)
    return opened


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    kind = path.name.partition("-")[0]
    lock = path.parent / f".{kind}.lock"
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _forget_others(path: Path) -> None:
    """Remove what was not used for longest; whoever has it open keeps it."""
    kind = path.name.partition("-")[0]
    with contextlib.suppress(OSError):
        others = [other for other in path.parent.glob(f"{kind}-*.db") if other != path]
        others.sort(key=lambda other: other.stat().st_mtime, reverse=True)
        for other in others[KEPT - 1 :]:
            other.unlink(missing_ok=True)
