"""The timetable of a kiosk: what was fetched or imported, else what its pack brings."""

from __future__ import annotations

from pathlib import Path

from kiosk.importers.gtfs import import_gtfs
from kiosk.importers.gtfs_schema import SCHEMA, TIMETABLE_FILE
from kiosk.store.index_files import index_file, open_or_build
from kiosk.transit.timetable import NoTimetable, Timetable

FOLDER = "timetable"
"""The folder of a pack that holds a GTFS feed as text files."""


def fetched_timetable(home: Path) -> Path:
    """Return the file of the timetable that sync fetches."""
    return home / "fetched" / TIMETABLE_FILE


def has_timetable(home: Path, pack_folder: Path | None) -> bool:
    """Tell whether there is something to open."""
    in_pack = pack_folder is not None and (pack_folder / FOLDER / "stops.txt").is_file()
    return in_pack or any(path.is_file() for path in _in_home(home))


def open_timetable(home: Path, pack_folder: Path | None) -> Timetable | None:
    """Return the open timetable, None where there is none.

    What sync has fetched stands first, then a feed that was imported into the home, then the one in
    the pack. Building from the pack takes a moment. Raises NoTimetable where nothing that is there
    can be used, OSError.
    """
    unread: NoTimetable | None = None
    for path in filter(Path.is_file, _in_home(home)):
        try:
            return Timetable(path)
        except NoTimetable as error:
            unread = error
    if unread is not None and not has_timetable(Path(), pack_folder):
        raise unread
    if pack_folder is None or not (pack_folder / FOLDER / "stops.txt").is_file():
        return None
    feed = pack_folder / FOLDER
    path = index_file(home, "timetable", sorted(feed.glob("*.txt")), str(SCHEMA))
    return open_or_build(path, Timetable, lambda target: _build(feed, target), (NoTimetable,))


def _in_home(home: Path) -> tuple[Path, Path]:
    return fetched_timetable(home), home / TIMETABLE_FILE


def _build(feed: Path, target: Path) -> None:
    report = import_gtfs(feed, target)
    if report.faults:
        raise NoTimetable(" ".join(report.faults))
