"""What a pack's feeds hold, in a form in which two packs can be compared."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from kiosk.pack.help_file import read_help

_FOLDERS = ("timetable", "events", "appointments", "alerts")


def feeds_summed(folder: Path | None) -> dict[str, Any]:
    """Return the places of help one by one, and each other file of a feed by its length and sum.

    Raises HelpFileFault and OSError where a file of places cannot be read.
    """
    if folder is None:
        return {}
    files = {name: _files(folder / name) for name in _FOLDERS}
    return {"help": _help(folder), **{name: listed for name, listed in files.items() if listed}}


def _help(folder: Path) -> dict[str, Any]:
    summed = {}
    for directory in read_help(folder):
        plain = directory.model_dump(mode="json", exclude_defaults=True)
        translations: dict[str, dict[str, str]] = {}
        for one in directory.translations:
            translations.setdefault(one.id, {})[f"{one.field}.{one.language}"] = one.text
        summed[directory.source] = {**plain, "translations": translations}
    return summed


def _files(folder: Path) -> dict[str, str]:
    return {path.name: _summed(path.read_bytes()) for path in sorted(folder.glob("*.*"))}


def _summed(content: bytes) -> str:
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    return f"{lines} lines, sum {hashlib.sha256(content).hexdigest()[:8]}"
