"""What a pack carries from other systems: places of help, a timetable, warnings; as files.

Here is seen whether they can be read at all. What a timetable's rows are worth its importer says.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from kiosk.pack.faults import Fault
from kiosk.pack.help_file import FOLDER as HELP
from kiosk.pack.help_file import HelpFileFault, read_help_file

TIMETABLE = "timetable"
_COLUMNS = {
    "agency.txt": ("agency_timezone",),
    "stops.txt": ("stop_id",),
    "routes.txt": ("route_id",),
    "trips.txt": ("route_id", "service_id", "trip_id"),
    "stop_times.txt": ("trip_id", "stop_id", "stop_sequence"),
}
_CALENDARS = ("calendar.txt", "calendar_dates.txt")


def check_feed_files(
    folder: Path, stops: Iterable[str], endpoints: Iterable[Mapping[str, Any]]
) -> list[Fault]:
    """Return what is wrong with help/*.json, timetable/*.txt and the folders of warnings.

    `stops` are those whose departures the kiosk shows, as city.yaml names them.
    """
    warnings = [row["folder"] for row in endpoints if row.get("folder")]
    return [
        *_help(folder),
        *_timetable(folder, tuple(stops)),
        *(fault for name in warnings for fault in _warnings(folder, str(name))),
    ]


def _help(folder: Path) -> Iterator[Fault]:
    sources: dict[str, str] = {}
    for path in sorted((folder / HELP).glob("*.json")):
        if path.is_symlink():  # nothing is read from elsewhere, and nothing linked is published
            continue
        name = f"{HELP}/{path.name}"
        try:
            source = read_help_file(path).source
        except HelpFileFault as fault:
            mend = "Import it again with: kiosk pack import hsds."
            yield Fault(name, 0, fault.place, f"it cannot be read: {fault.problem}", mend)
            continue
        if source in sources:
            problem = f"the source '{source}' is also in {sources[source]}"
            yield Fault(name, 0, "source", problem, "Give each file its own source.")
        sources[source] = path.name


def _timetable(folder: Path, stops: tuple[str, ...]) -> Iterator[Fault]:
    feed = folder / TIMETABLE
    if not feed.is_dir():
        return
    mend = f"Import it again with: kiosk pack import gtfs FEED.zip --into {folder.name}."
    for file, wanted in _COLUMNS.items():
        name, header = f"{TIMETABLE}/{file}", _header(feed / file)
        if header is None:
            yield Fault(name, 0, "", "the file is missing or cannot be read", mend)
            continue
        for column in wanted:
            if column not in header:
                yield Fault(name, 1, column, f"there is no column '{column}'", mend)
    if not any((feed / file).is_file() for file in _CALENDARS):
        problem = f"{' and '.join(_CALENDARS)} are both missing"
        yield Fault(TIMETABLE, 0, "", problem, mend)
    known = _stop_ids(feed / "stops.txt")
    for stop in stops:
        if known and stop not in known:
            problem = f"there is no stop '{stop}' in {TIMETABLE}/stops.txt"
            yield Fault("city.yaml", 0, "kiosk.stops", problem, "Name a stop_id of stops.txt.")


def _header(path: Path) -> list[str] | None:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [name.strip() for name in next(csv.reader(file), [])]
    except (OSError, UnicodeDecodeError, csv.Error):
        return None


def _stop_ids(path: Path) -> set[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
            return {(row.get("stop_id") or "").strip() for row in csv.DictReader(file)}
    except (OSError, csv.Error):
        return set()


def _warnings(folder: Path, name: str) -> Iterator[Fault]:
    if not (folder / name).is_dir():
        problem = f"there is no folder '{name}' with warnings"
        yield Fault("endpoints.yaml", 0, "folder", problem, "Add it, or take the row out.")
    for path in sorted((folder / name).glob("*.xml")):
        problem, line = _alert_problem(path)
        if problem:
            mend = "Write one CAP 1.2 alert in each file."
            yield Fault(f"{name}/{path.name}", line, "", problem, mend)


def _alert_problem(path: Path) -> tuple[str, int]:
    """Read no further than the entities that could do harm, which no alert needs."""
    try:
        root = fromstring(path.read_bytes(), forbid_dtd=True)
    except DefusedXmlException:
        return "it has a document type, which warnings must not have", 0
    except ParseError as error:
        return f"it is not XML that can be read ({error.msg})", error.position[0]
    except (OSError, ValueError):
        return "it cannot be read", 0
    return ("", 0) if root.tag.endswith("}alert") else ("it is not an alert", 1)
