"""A disk that remembers every step, and what is on it if the power fails after any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.pack.disk import PackDisk

Loss = Literal["nothing", "bytes", "names and bytes"]
LOSSES: tuple[Loss, ...] = ("nothing", "bytes", "names and bytes")
"""What of the unsynced is gone: nothing after a kill; bytes or all of it after a power cut."""


@dataclass
class File:
    now: bytes = b""
    synced: bytes = b""


@dataclass
class Folder:
    now: dict[str, File | Folder] = field(default_factory=dict)
    synced: dict[str, File | Folder] = field(default_factory=dict)


class CuttableDisk(PackDisk):
    """Does everything for real and writes it down; `syncs` False is a disk that lies."""

    def __init__(self, home: Path, *, syncs: bool = True) -> None:
        self._home = home
        self._syncs = syncs
        self._names: dict[int, Path] = {}
        self._base = _read(home)
        self.steps: list[tuple[str, tuple[str, ...], bytes]] = []

    def create(self, path: Path) -> int:
        descriptor = super().create(path)
        self._names[descriptor] = path
        self._note("create", path)
        return descriptor

    def write(self, descriptor: int, data: bytes) -> None:
        super().write(descriptor, data)
        self._note("write", self._names[descriptor], data=bytes(data))

    def sync(self, descriptor: int) -> None:
        if self._syncs:
            self._note("sync", self._names[descriptor])

    def rename(self, source: Path, target: Path) -> None:
        super().rename(source, target)
        self._note("rename", source, target)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._note("remove", path)

    def remove_tree(self, folder: Path) -> None:
        super().remove_tree(folder)
        self._note("remove", folder)

    def make_folder(self, folder: Path) -> None:
        made = not folder.is_dir()
        super().make_folder(folder)
        if made:
            self._note("make", folder)

    def sync_folder(self, folder: Path) -> None:
        if self._syncs:
            self._note("sync folder", folder)

    def cuts(self, where: Path, every: int = 1) -> Iterator[tuple[int, Loss, Path]]:
        """Yield a home for each step after which the power failed, and for each loss."""
        for step in range(0, len(self.steps) + 1, every):
            for loss in LOSSES:
                home = where / f"{step}-{loss.replace(' ', '-')}"
                _write(self._after(step), home, loss)
                yield step, loss, home

    def _note(self, kind: str, *paths: Path, data: bytes = b"") -> None:
        names = tuple(path.relative_to(self._home).as_posix() for path in paths)
        self.steps.append((kind, names, data))

    def _after(self, count: int) -> Folder:
        top = _copy(self._base)
        for kind, names, data in self.steps[:count]:
            _apply(top, kind, names, data)
        return top


def _apply(top: Folder, kind: str, names: tuple[str, ...], data: bytes) -> None:
    parent, name = _find(top, names[0])
    match kind:
        case "create":
            parent.now[name] = File()
        case "make":
            parent.now[name] = Folder()
        case "write":
            file = parent.now[name]
            assert isinstance(file, File)
            file.now += data
        case "sync":
            file = parent.now[name]
            assert isinstance(file, File)
            file.synced = file.now
        case "rename":
            target, new_name = _find(top, names[1])
            target.now[new_name] = parent.now.pop(name)
        case "remove":
            parent.now.pop(name, None)
        case "sync folder":
            folder = parent.now[name] if name != "." else top
            assert isinstance(folder, Folder)
            folder.synced = dict(folder.now)


def _find(top: Folder, path: str) -> tuple[Folder, str]:
    *parents, name = path.split("/")
    folder = top
    for parent in parents:
        inside = folder.now[parent]
        assert isinstance(inside, Folder)
        folder = inside
    return folder, name


def _read(path: Path) -> Folder:
    entries: dict[str, File | Folder] = {
        inside.name: _read(inside)
        if inside.is_dir()
        else File(inside.read_bytes(), inside.read_bytes())
        for inside in path.iterdir()
    }
    return Folder(entries, dict(entries))


def _copy(folder: Folder) -> Folder:
    copies: dict[str, File | Folder] = {
        name: _copy(node) if isinstance(node, Folder) else File(node.now, node.synced)
        for name, node in folder.now.items()
    }
    return Folder(copies, dict(copies))


def _write(folder: Folder, path: Path, loss: Loss) -> None:
    path.mkdir()
    names = folder.synced if loss == "names and bytes" else folder.now
    for name, node in names.items():
        if isinstance(node, Folder):
            _write(node, path / name, loss)
        else:
            (path / name).write_bytes(node.now if loss == "nothing" else node.synced)
