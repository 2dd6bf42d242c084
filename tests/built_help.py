"""An index of places of help, built for a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiosk.directory.help_building import build_help_index
from kiosk.directory.help_index import HelpIndex
from kiosk.pack.help_places import HelpDirectory


def built_help(
    path: Path, directories: Sequence[HelpDirectory], languages: Sequence[str]
) -> HelpIndex:
    """Build the index at `path` and return it open."""
    build_help_index(path, directories, languages)
    return HelpIndex(path)
