"""stop_times.txt, which is millions of rows: one pass, and what is missing filled in behind it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from kiosk.importers.gtfs_archive import GtfsTable
from kiosk.importers.gtfs_report import GtfsReport
from kiosk.importers.gtfs_schema import BY_TRIP
from kiosk.importers.gtfs_tables import FeedFault
from kiosk.importers.gtfs_values import BadValue, seconds, whole, words

FILE = "stop_times.txt"
_COLUMNS = (
    "trip_id",
    "arrival_time",
    "departure_time",
    "stop_id",
    "stop_sequence",
    "stop_headsign",
    "pickup_type",
    "timepoint",
)
_INSERT = "INSERT INTO stop_time VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REMEMBERED = 300_000

Call = tuple[int, int, int, int, "int | None", "int | None", "str | None", int, int]


def fill_stop_times(
    connection: Any,
    table: GtfsTable,
    trips: Mapping[str, int],
    stops: Mapping[str, int],
    report: GtfsReport,
) -> None:
    """Stream the rows into `stop_time`, index them by trip and complete the times.

    A time between two known ones is put evenly between them by the number of stops, and marked
    approximate, as is one that the feed itself calls so (timepoint 0). Raises FeedFault where a
    column is missing or nothing is left.
    """
    missing = [
        name for name in ("trip_id", "stop_id", "stop_sequence") if name not in table.columns
    ]
    if missing:
        raise FeedFault(f"{FILE} has no column {', '.join(missing)}.")
    connection.executemany(_INSERT, _calls(table, trips, stops, report))
    _index(connection, report)
    _complete(connection, report)
    connection.execute(
        "UPDATE trip SET last_sequence ="
        " (SELECT max(sequence) FROM stop_time WHERE stop_time.trip = trip.id)"
    )
    connection.execute(
        "UPDATE trip SET starts = (SELECT departure FROM stop_time"
        " WHERE stop_time.trip = trip.id ORDER BY sequence LIMIT 1)"
    )
    (report.rows[FILE],) = connection.execute("SELECT count(*) FROM stop_time").fetchone()
    if not report.rows[FILE]:
        raise FeedFault(f"{FILE} has no row that can be used.")


class _Known(dict[str, Any]):
    """Remembers what a cell means; the same few are met again and again."""

    def __init__(self, read: Any, begin: Mapping[str, Any] | None = None) -> None:
        super().__init__(begin or {})
        self._read = read

    def __missing__(self, raw: str) -> Any:
        value = self._read(raw)
        if len(self) < _REMEMBERED:
            self[raw] = value
        return value


def _calls(
    table: GtfsTable, trips: Mapping[str, int], stops: Mapping[str, int], report: GtfsReport
) -> Iterator[Call]:
    """Yield rows for the table. Kept flat: this loop is the whole cost of an import."""
    reader, width = table.reader, max(table.columns.values()) + 1
    pick = itemgetter(*(table.columns.get(name, width) for name in _COLUMNS))
    times, numbers = _Known(seconds), _Known(lambda raw: whole(raw, "stop_sequence"))
    trip_of, stop_of = _Known(_number_of("trip", trips)), _Known(_number_of("stop", stops))
    pickups = _Known(lambda raw: int(raw.strip()) if raw.strip() in ("1", "2", "3") else 0)
    guesses = _Known(lambda raw: 1 if raw.strip() == "0" else 0)
    blanks = [""] * (width + 1)
    while True:
        try:
            for row in reader:
                if len(row) != width:
                    if not row:
                        continue
                    row = (row + blanks)[:width]
                row.append("")
                trip, arrival, departure, stop, sequence, headsign, pickup, timepoint = pick(row)
                try:
                    arrives, leaves = times[arrival], times[departure]
                    if leaves is None:
                        leaves = arrives
                    elif arrives is None:
                        arrives = leaves
                    elif leaves < arrives:
                        raise BadValue("it leaves before it arrives")
                    yield (
                        reader.line_num,
                        trip_of[trip],
                        numbers[sequence],
                        stop_of[stop],
                        arrives,
                        leaves,
                        words(headsign) if headsign else None,
                        pickups[pickup],
                        guesses[timepoint],
                    )
                except BadValue as error:
                    report.reject(FILE, reader.line_num, str(error))
            return
        except csv.Error as error:
            report.reject(FILE, reader.line_num, f"cannot be read: {error}")


def _number_of(what: str, known: Mapping[str, int]) -> Any:
    def read(raw: str) -> int:
        number = known.get(raw) or known.get(raw.strip())
        if number is None:
            raise BadValue(f"there is no {what} {raw.strip()[:40]!r}")
        return number

    return read


def _index(connection: Any, report: GtfsReport) -> None:
    """Index by trip; a second row for the same place in a trip is left out."""
    try:
        connection.execute(BY_TRIP)
    except Exception as error:  # its class depends on the SQLite module in use
        if "UNIQUE" not in str(error):
            raise
        doubles = (
            "SELECT line FROM (SELECT line, row_number() OVER"
            " (PARTITION BY trip, sequence ORDER BY line) AS n FROM stop_time) WHERE n > 1"
        )
        for (line,) in connection.execute(doubles).fetchall():
            report.reject(FILE, line, "this stop_sequence was there before")
            connection.execute("DELETE FROM stop_time WHERE line = ?", (line,))
        connection.execute(BY_TRIP)


def _complete(connection: Any, report: GtfsReport) -> None:
    rows = connection.execute(
        "SELECT trip, line, arrival, departure FROM stop_time WHERE trip IN"
        " (SELECT trip FROM stop_time WHERE departure IS NULL) ORDER BY trip, sequence"
    )
    known: list[tuple[int, int]] = []
    lost: list[tuple[int]] = []
    for _trip, calls in groupby(rows, key=itemgetter(0)):
        found, open_ends = interpolated([call[1:] for call in calls])
        known += found
        lost += [(line,) for line in open_ends]
    connection.executemany(
        "UPDATE stop_time SET arrival = ?2, departure = ?2, approximate = 1 WHERE line = ?1", known
    )
    for (line,) in lost:
        report.reject(FILE, line, "no time before or after it to go by")
    connection.executemany("DELETE FROM stop_time WHERE line = ?", lost)
    report.interpolated = len(known)


def interpolated(
    calls: Sequence[tuple[int, int | None, int | None]],
) -> tuple[list[tuple[int, int]], list[int]]:
    """Return (line, seconds) for blank times between known ones, and the lines of open ends.

    `calls` are (line, arrival, departure) of one trip in its order.
    """
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    before: int | None = None
    lost: list[int] = []
    for line, arrival, departure in calls:
        if arrival is None or departure is None:
            waiting.append(line)
            continue
        if before is None:
            lost += waiting
        else:
            step = (arrival - before) / (len(waiting) + 1)
            found += [(at, round(before + step * n)) for n, at in enumerate(waiting, 1)]
        waiting, before = [], departure
    return found, lost + waiting
