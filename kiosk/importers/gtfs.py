"""`kiosk pack import gtfs`: a GTFS Schedule feed becomes the kiosk's timetable file.

Source: GTFS Schedule reference, revision of 2026-04-27. The file can be rebuilt at any time; it is
written beside the one in use and takes its place only when it is whole.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.importers.gtfs_archive import DAMAGED, Caps, GtfsFiles, RefusedArchive, open_feed
from kiosk.importers.gtfs_report import GtfsReport
from kiosk.importers.gtfs_schema import INDEXES, SCHEMA, TABLES
from kiosk.importers.gtfs_stop_times import fill_stop_times
from kiosk.importers.gtfs_tables import FeedFault, FeedTables
from kiosk.store.connecting import sqlite_module

USED = frozenset(
    {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt"}
    | {"calendar_dates.txt", "frequencies.txt", "translations.txt", "feed_info.txt"}
)
_NEEDED = ("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt")
_NAMES = {
    "stops.txt": "stop WHERE name",
    "routes.txt": "route WHERE coalesce(short_name, '') || coalesce(long_name, '')",
    "trips.txt": "trip WHERE headsign",
}
_PRAGMAS = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "locking_mode = EXCLUSIVE",
    "cache_size = -65536",
    "temp_store = MEMORY",
)
"""Nothing here must survive a crash: half a file is thrown away."""


def import_gtfs(source: Path, target: Path, caps: Caps | None = None) -> GtfsReport:
    """Read the feed `source` (a zip or a folder) and put it at `target`, a SQLite file of its own.

    Unknown files and columns are ignored. Rows that cannot be used are left out and reported with
    file, line and reason; where more than half of the stop times would be, or the feed is not
    whole, the file in use stays and the report has `faults`. Raises OSError where `source` cannot
    be read or `target` not be written.
    """
    report = GtfsReport(source.name)
    half = target.with_name(target.name + ".new")
    target.parent.mkdir(parents=True, exist_ok=True)
    half.unlink(missing_ok=True)
    try:
        with open_feed(source, caps) as archive:
            _build(archive, half, report)
        if report.is_fine:
            _take_its_place(half, target)
    except (FeedFault, RefusedArchive) as no:
        report.faults.append(str(no))
    finally:
        half.unlink(missing_ok=True)
    return report


def _build(archive: GtfsFiles, half: Path, report: GtfsReport) -> None:
    missing = [name for name in _NEEDED if name not in archive]
    if not {"calendar.txt", "calendar_dates.txt"} & set(archive.files):
        missing.append("calendar.txt or calendar_dates.txt")
    if missing:
        raise FeedFault(f"The feed has no {', '.join(missing)}.")
    report.ignored = [name for name in archive.files if name not in USED]
    module = sqlite_module()
    with closing(module.connect(str(half), isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        try:
            _fill(connection, archive, report)
        except module.Error as error:
            raise OSError(f"{half} cannot be written: {error}") from error
        except DAMAGED as error:
            raise FeedFault(f"The zip is damaged ({error}).") from error


def _fill(connection: Any, archive: GtfsFiles, report: GtfsReport) -> None:
    connection.executescript(TABLES)
    connection.execute("BEGIN")
    tables = FeedTables(connection, archive, report)
    tables.fill()
    times = archive.table("stop_times.txt")
    fill_stop_times(connection, times, tables.trips, tables.stops, report)
    tables.frequencies()
    taken, left_out = report.rows["stop_times.txt"], _left_out(report)
    if left_out > taken:
        raise FeedFault(f"More than half of the stop times are wrong ({left_out}).")
    (latest,) = connection.execute("SELECT max(departure) FROM stop_time").fetchone()
    (until,) = connection.execute("SELECT max(ends) FROM frequency").fetchone()
    tables.meta("latest", str(latest + (until or 0)))
    tables.meta("schema", str(SCHEMA))
    report.notes += _unread_letters(connection)
    connection.execute("COMMIT")
    connection.executescript(INDEXES)
    connection.execute("ANALYZE").fetchall()


def _unread_letters(connection: Any) -> list[str]:
    """Return a note for each file whose names are not UTF-8; residents would see it."""
    return [
        f"{file} is not UTF-8: letters that could not be read are shown as \ufffd."
        for file, names in _NAMES.items()
        if connection.execute(f"SELECT 1 FROM {names} LIKE '%\ufffd%' LIMIT 1").fetchone()  # noqa: S608
    ]


def _left_out(report: GtfsReport) -> int:
    reasons = report.rejected_by_reason.items()
    return sum(count for reason, count in reasons if reason.startswith("stop_times.txt: "))


def _take_its_place(half: Path, target: Path) -> None:
    """Sync, rename, sync the folder: readers see the old file or the new one, whole."""
    for path, change in ((half, None), (target.parent, half)):
        if change is not None:
            change.replace(target)
        number = os.open(path, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
