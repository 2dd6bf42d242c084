"""What `kiosk pack check` looks at beside the pack's own rules: feeds row by row, alerts by schema.

It takes as long as an import, so it is not done when a kiosk starts: what is wrong there is left
out and the rest is used.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.reader import read_alert
from kiosk.importers.gtfs import import_gtfs
from kiosk.pack.faults import Fault
from kiosk.pack.feed_files import TIMETABLE

_WHY = {
    "schema": "it is not as CAP 1.2 wants it",
    "not-cap": "it is no CAP 1.1 or 1.2",
}


def check_contents(folder: Path) -> list[Fault]:
    """Return what is wrong inside the timetable and the warnings of a pack that can be read.

    Raises OSError where a file cannot be opened.
    """
    return [*_timetable(folder), *_alerts(folder)]


def _timetable(folder: Path) -> Iterator[Fault]:
    feed = folder / TIMETABLE
    if not feed.is_dir():
        return
    with tempfile.TemporaryDirectory() as beside:
        report = import_gtfs(feed, Path(beside) / "timetable.db")
    mend = f"Import it again with: kiosk pack import gtfs FEED.zip --into {folder.name}."
    for problem in report.faults:
        yield Fault(TIMETABLE, 0, "", problem, mend)
    for row in report.rejected:
        yield Fault(
            f"{TIMETABLE}/{row.file}", row.line, "", row.reason, "Mend the row, or take it out."
        )
    if untold := report.rejected_count - len(report.rejected):
        yield Fault(TIMETABLE, 0, "", f"{untold} more rows are left out", mend)


def _alerts(folder: Path) -> Iterator[Fault]:
    for inside in _alert_folders(folder):
        for path in sorted((folder / inside).glob("*.xml")):
            try:
                read_alert(path.read_bytes())
            except NotAnAlert as no:
                name = f"{inside}/{path.name}"
                mend = "Write the alert as docs/warnings.md says, or take it out."
                problem = _WHY.get(no.kind, f"it cannot be used: {no.kind}")
                for fault in no.faults:
                    yield Fault(name, 0, fault.path, f"{problem}: {fault.problem}", mend)
                if not no.faults:
                    yield Fault(name, 0, "", problem, mend)


def _alert_folders(folder: Path) -> list[str]:
    """Return the folders of warnings that endpoints.yaml names; the pack was read before."""
    file = folder / "endpoints.yaml"
    rows = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else None
    return [str(row["folder"]) for row in rows or () if row.get("folder")]
