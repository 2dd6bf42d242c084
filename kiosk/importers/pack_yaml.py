"""Reading and writing the YAML of a pack without disturbing what people wrote in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> object:
    """Return what a file holds, None where it is missing or no YAML."""
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, yaml.YAMLError):
        return None


def write_yaml(path: Path, value: object) -> None:
    """Write a file anew, keys in their order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_dumped(value), encoding="utf-8")


def append_yaml(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows to a list, leaving its comments and order as they are."""
    if not rows:
        return
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    listed = read_yaml(path)
    held = listed if isinstance(listed, list) else []
    text = before + _dumped([dict(row) for row in rows])
    try:
        whole = yaml.safe_load(text) == [*held, *rows]
    except yaml.YAMLError:
        whole = False
    if whole:
        path.write_text(text, encoding="utf-8")
    else:  # written in a style that cannot be added to
        write_yaml(path, [*held, *(dict(row) for row in rows)])


def _dumped(value: object) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=96)
