"""The index of the places of help: opened, or built where it is not there.

A list that sync has fetched takes the place of the pack's list of the same name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.directory.help_building import VERSION, build_help_index
from kiosk.directory.help_index import HelpIndex
from kiosk.pack.help_file import FOLDER, HelpFileFault, read_help_file
from kiosk.store.connecting import sqlite_module
from kiosk.store.index_files import index_file, open_or_build

__all__ = ["HelpFileFault", "build_help", "fetched_help", "has_help", "help_files", "open_help"]

FETCHED = Path("fetched") / FOLDER
"""The folder of the home with the lists that sync has fetched."""


def fetched_help(home: Path, source_id: str) -> Path:
    """Return the file of a list that is fetched; source ids are safe names."""
    return home / FETCHED / f"{source_id}.json"


def help_files(home: Path, pack_folder: Path | None) -> list[Path]:
    """Return the lists in use, in the order of their names."""
    found: dict[str, Path] = {}
    for folder in (pack_folder / FOLDER if pack_folder else None, home / FETCHED):
        if folder is not None:
            found |= {path.name: path for path in folder.glob("*.json")}
    return [found[name] for name in sorted(found)]


def has_help(home: Path, pack_folder: Path | None) -> bool:
    """Tell whether there are places of help."""
    return bool(help_files(home, pack_folder))


def open_help(home: Path, pack_folder: Path | None, languages: Sequence[str]) -> HelpIndex | None:
    """Return the open index, None where there are no places.

    Building takes seconds for thousands of places. A fetched list that cannot be read is left out.
    Raises OSError, HelpFileFault.
    """
    files = help_files(home, pack_folder)
    try:
        return _opened(home, files, languages)
    except HelpFileFault:
        own = [path for path in files if path.parent != home / FETCHED]
        if own == files:
            raise
        return _opened(home, own, languages)


def build_help(home: Path, pack_folder: Path | None, languages: Sequence[str], fresh: Path) -> None:
    """Build the index as it will be once the list `fresh` is in use; raises as `open_help`."""
    others = [path for path in help_files(home, pack_folder) if path.name != fresh.name]
    index = _opened(home, sorted([*others, fresh], key=lambda path: path.name), languages)
    if index is not None:
        index.close()


def _opened(home: Path, files: Sequence[Path], languages: Sequence[str]) -> HelpIndex | None:
    if not files:
        return None
    path = index_file(home, "help", files, f"{VERSION} {' '.join(languages)}")
    return open_or_build(
        path,
        HelpIndex,
        lambda target: build_help_index(target, [read_help_file(one) for one in files], languages),
        (sqlite_module().DatabaseError,),
    )
