"""`kiosk pack import gtfs FEED --into PACK`: a feed into a pack's `timetable/`, as text files.

The feed is read as a kiosk would read it before anything of the pack changes; only the files that
a kiosk reads are taken along.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kiosk.importers.gtfs import USED, import_gtfs
from kiosk.importers.gtfs_archive import DAMAGED, Caps, open_feed
from kiosk.importers.gtfs_report import GtfsReport
from kiosk.pack.archive import Caps as PackCaps
from kiosk.pack.feed_files import TIMETABLE

LARGEST = PackCaps().entry
"""Bytes of one file in a pack; a larger feed is imported on the kiosk."""


def import_gtfs_into(feed: Path, into: Path, caps: Caps | None = None) -> GtfsReport:
    """Put the feed (a zip or a folder) into the pack folder `into`, in place of the last one.

    With `faults` in the report the pack is as it was. Raises OSError where `into` is no pack, or a
    file cannot be read or written.
    """
    if not (into / "city.yaml").is_file():
        raise FileNotFoundError(2, "this is no pack: it has no city.yaml", str(into))
    with tempfile.TemporaryDirectory(dir=into.parent, prefix=".timetable-") as beside:
        report = import_gtfs(feed, Path(beside) / "timetable.db", caps)
        if report.is_fine:
            new = Path(beside) / TIMETABLE
            new.mkdir()
            _unpack(feed, new, report, caps)
        if report.is_fine:
            _take_its_place(new, into / TIMETABLE, Path(beside) / "before")
    return report


def _unpack(feed: Path, new: Path, report: GtfsReport, caps: Caps | None) -> None:
    with open_feed(feed, caps) as archive:
        for name in sorted(USED & set(archive.files)):
            try:
                with archive.open(name) as source, (new / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
            except DAMAGED as error:
                report.faults.append(f"The zip is damaged ({error}).")
                return
            if (new / name).stat().st_size > LARGEST:
                report.faults.append(
                    f"{name} is larger than a pack can carry: import the feed on the kiosk, "
                    "with --home."
                )
                return


def _take_its_place(new: Path, target: Path, before: Path) -> None:
    """Put the folder in place; the old one comes back where that fails."""
    was_there = target.is_dir()
    if was_there:
        target.replace(before)
    try:
        new.replace(target)
    except OSError:
        if was_there:
            before.replace(target)
        raise
