"""The timetable of a kiosk: what was imported into its home, else what its pack brings."""

from __future__ import annotations

from pathlib import Path

from kiosk.importers.gtfs import import_gtfs
from kiosk.importers.gtfs_schema import SCHEMA, TIMETABLE_FILE
from kiosk.store.index_files import index_file, open_or_build
from kiosk.transit.timetable import NoTimetable, Timetable

FOLDER = "timetable"
"""The folder of a pack that holds a GTFS feed as text files."""


def has_timetable(home: Path, pack_folder: Path | None) -> bool:
    """Tell whether there is something to open."""
    in_pack = pack_folder is not None and (pack_folder / FOLDER / "stops.txt").is_file()
    return in_pack or (home / TIMETABLE_FILE).is_file()


def open_timetable(home: Path, pack_folder: Path | None) -> Timetable | None:
    """Return the open timetable, None where there is none.

    A feed that was imported into the home stands before the one in the pack: it is for feeds that
    are too large for a pack, and changes more often. Building from the pack takes a moment. Raises
    NoTimetable where the pack's feed cannot be used, OSError.
    """
    imported = home / TIMETABLE_FILE
    if imported.is_file():
        try:
            return Timetable(imported)
        except NoTimetable:
            if not has_timetable(Path(), pack_folder):
                raise
    if pack_folder is None or not (pack_folder / FOLDER / "stops.txt").is_file():
        return None
    feed = pack_folder / FOLDER
    path = index_file(home, "timetable", sorted(feed.glob("*.txt")), str(SCHEMA))
    return open_or_build(path, Timetable, lambda target: _build(feed, target), (NoTimetable,))


def _build(feed: Path, target: Path) -> None:
    report = import_gtfs(feed, target)
    if report.faults:
        raise NoTimetable(" ".join(report.faults))
