"""Warnings that lie in the pack itself, for a city that shows them without a line."""

from __future__ import annotations

from pathlib import Path

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.index import keep
from kiosk.alerts.record import LARGEST_FILE, FeedRecord, KeptAlert


class PackAlerts:
    """The CAP files of a folder in the pack, given as a feed's record is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def stamp(self, _source_id: str) -> object:
        """Return what changes when the files do."""
        return [(path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in self._files()]

    def load(self, _source_id: str) -> FeedRecord:
        """Return the messages; what is no good alert counts as missing.

        Nothing is fetched, so the record says nothing of when.
        """
        kept: list[KeptAlert] = []
        missing = 0
        for path in self._files():
            try:
                kept.append(keep(_content(path)))
            except (NotAnAlert, OSError):
                missing += 1
        return FeedRecord(missing=missing, alerts=tuple(kept))

    def _files(self) -> list[Path]:
        return sorted(path for path in self._folder.glob("*.xml") if path.is_file())


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE)
