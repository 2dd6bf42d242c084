"""The index of a pack's places of help: opened, or built from the pack where it is not there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.directory.help_building import VERSION, build_help_index
from kiosk.directory.help_index import HelpIndex
from kiosk.pack.help_file import FOLDER, read_help
from kiosk.store.connecting import sqlite_module
from kiosk.store.index_files import index_file, open_or_build


def has_help(pack_folder: Path | None) -> bool:
    """Tell whether a pack brings places of help."""
    return pack_folder is not None and any((pack_folder / FOLDER).glob("*.json"))


def open_help(home: Path, pack_folder: Path, languages: Sequence[str]) -> HelpIndex | None:
    """Return the open index, None where the pack has no places.

    Building takes seconds for thousands of places. Raises OSError, HelpFileFault.
    """
    files = sorted((pack_folder / FOLDER).glob("*.json"))
    if not files:
        return None
    path = index_file(home, "help", files, f"{VERSION} {' '.join(languages)}")
    return open_or_build(
        path,
        HelpIndex,
        lambda target: build_help_index(target, read_help(pack_folder), languages),
        (sqlite_module().DatabaseError,),
    )
