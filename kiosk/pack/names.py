"""Names: where published packs lie, and what their files may be called (P39)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from kiosk.pack.refused import Refused

PUBLISHED = "published"
"""The folder under `<home>/packs` that holds published packs."""

CARRIED = frozenset({".yaml", ".mo", ".json", ".csv", ".txt", ".ics", ".xml"})
"""Kinds of files that travel. None of them is ever unpacked, run or drawn."""

WRITTEN = CARRIED - {".mo"} | {".po"}
"""Kinds of files in the source form; catalogs are compiled when they leave it."""

_PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}", re.ASCII)
_DEEPEST = 4


def check_names(names: Iterable[str]) -> None:
    """Raise Refused("name") where two names meet on some disk, or one could leave its folder."""
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        check_name(name)
        folded = name.lower()
        if folded in files:
            raise _refused(name, "is there twice")
        files.add(folded)
        folders.update(str(parent) for parent in PurePosixPath(folded).parents)
    for both in sorted(files & folders):
        raise _refused(both, "is a file and a folder")


def check_name(name: str) -> None:
    """Raise Refused("name") unless the name is relative, plain and of a kind that travels."""
    parts = name.split("/")
    if not 1 <= len(parts) <= _DEEPEST:
        raise _refused(name, "is too deep")
    for part in parts:
        if not _PART.fullmatch(part) or ".." in part or part.endswith("."):
            raise _refused(name, "is not a plain name")
    if PurePosixPath(name).suffix not in CARRIED:
        raise _refused(name, "is of a kind that packs do not carry")


def _refused(name: str, why: str) -> Refused:
    kinds = ", ".join(sorted(CARRIED))
    return Refused("name", f"the file {name[:80]!r} {why}", f"A pack carries plain names: {kinds}.")
