"""stop_times.txt, which is millions of rows: one pass, and what is missing filled in behind it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter, le, or_
from typing import Any

from kiosk.importers.gtfs_archive import GtfsTable
from kiosk.importers.gtfs_report import GtfsReport
from kiosk.importers.gtfs_schema import APPROXIMATE, BY_TRIP
from kiosk.importers.gtfs_tables import FeedFault
from kiosk.importers.gtfs_values import BadValue, code, seconds, whole, words

FILE = "stop_times.txt"
_COLUMNS = (
    "trip_id",
    "stop_sequence",
    "stop_id",
    "arrival_time",
    "departure_time",
    "pickup_type",
    "timepoint",
    "stop_headsign",
)
_CHUNK = 500
_ONE = "INSERT INTO stop_time VALUES (?, ?, ?, ?, ?, ?, ?)"
_MANY = f"{_ONE}{', (?, ?, ?, ?, ?, ?, ?)' * (_CHUNK - 1)}"
_REMEMBERED = 300_000

Call = tuple[int, int, int, int, "int | None", "int | None", int]


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
    _Filling(connection, table, trips, stops, report).fill()
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


class _Filling:
    """Reads many rows at once, column by column; only where that fails, row by row.

    The rows are the whole cost of an import, and a column goes through a dictionary without a line
    of Python per cell. What a chunk is not allowed to have: blank times, odd rows, unknown ids.
    """

    def __init__(
        self,
        connection: Any,
        table: GtfsTable,
        trips: Mapping[str, int],
        stops: Mapping[str, int],
        report: GtfsReport,
    ) -> None:
        self._db = connection
        self._reader = table.reader
        self._width = max(table.columns.values()) + 1
        self._places = [table.columns.get(name) for name in _COLUMNS]
        self._report = report
        times = _Known(seconds)
        self._cells: tuple[_Known, ...] = (
            _Known(_number_of("trip", trips)),
            _Known(lambda raw: whole(raw, "stop_sequence")),
            _Known(_number_of("stop", stops)),
            times,
            times,
            _Known(lambda raw: code(raw, "123")),
            _Known(lambda raw: APPROXIMATE if raw.strip() == "0" else 0),
            _Known(words),
        )

    def fill(self) -> None:
        """Write all rows."""
        before = self._reader.line_num
        while True:
            rows: list[list[str]] = []
            error: csv.Error | None = None
            try:
                rows.extend(islice(self._reader, _CHUNK))
            except csv.Error as wrong:  # what came before it is in `rows`
                error = wrong
            if not self._take_columns(rows, before + 1):
                self._take_rows(rows, before)
            before = self._reader.line_num
            if error is not None:
                self._report.reject(FILE, before, f"cannot be read: {error}")
            elif not rows:
                return

    def _take_columns(self, rows: list[list[str]], line: int) -> bool:
        """Write a chunk in one statement; False, and nothing is written, where it is uneven."""
        if len(rows) != _CHUNK or self._reader.line_num - line + 1 != _CHUNK:
            return False
        try:
            columns = list(zip(*rows, strict=True))
            if len(columns) != self._width:
                return False
            trip, sequence, stop, arrives, leaves, pickup, guess, headsign = (
                [cell[""]] * _CHUNK if at is None else list(map(cell.__getitem__, columns[at]))
                for at, cell in zip(self._places, self._cells, strict=True)
            )
            if not all(map(le, arrives, leaves)):
                return False
        except (TypeError, ValueError):  # a blank time; a ragged row, or a BadValue
            return False
        lines, flags = range(line, line + _CHUNK), map(or_, pickup, guess)
        calls = zip(lines, trip, sequence, stop, arrives, leaves, flags, strict=True)
        self._db.execute(_MANY, tuple(chain.from_iterable(calls)))
        if any(headsign):
            self._keep_headsigns(zip(lines, headsign, strict=True))
        return True

    def _take_rows(self, rows: list[list[str]], before: int) -> None:
        line, calls, headsigns = before, [], []
        for row in rows:
            line += 1 + sum(cell.count("\n") for cell in row)
            if not row:
                continue
            row += [""] * (self._width - len(row))
            try:
                call, headsign = self._call(row, line)
            except BadValue as error:
                self._report.reject(FILE, line, str(error))
                continue
            calls.append(call)
            headsigns.append((line, headsign))
        self._db.executemany(_ONE, calls)
        self._keep_headsigns(headsigns)

    def _call(self, row: list[str], line: int) -> tuple[Call, str | None]:
        trip, sequence, stop, arrives, leaves, pickup, guess, headsign = (
            cell["" if at is None else row[at]]
            for at, cell in zip(self._places, self._cells, strict=True)
        )
        if arrives is None or leaves is None:
            arrives = leaves = leaves if arrives is None else arrives
        elif leaves < arrives:
            raise BadValue("it leaves before it arrives")
        return (line, trip, sequence, stop, arrives, leaves, pickup | guess), headsign

    def _keep_headsigns(self, rows: Iterable[tuple[int, str | None]]) -> None:
        told = [row for row in rows if row[1]]
        self._db.executemany("INSERT INTO stop_headsign VALUES (?, ?)", told)


def _number_of(what: str, known: Mapping[str, int]) -> Callable[[str], int]:
    def read(raw: str) -> int:
        number = known.get(raw) or known.get(raw.strip())
        if number is None:
            raise BadValue(f"there is no {what} {raw.strip()[:40]!r}")
        return number

    return read


def _index(connection: Any, report: GtfsReport) -> None:
    """Index by trip; a second row for the same place in a trip is left out."""
    connection.execute(BY_TRIP)
    doubles = connection.execute(
        "SELECT trip, sequence, min(line) FROM stop_time GROUP BY trip, sequence"
        " HAVING count(*) > 1"
    ).fetchall()
    for trip, sequence, first in doubles:
        others = "FROM stop_time WHERE trip = ? AND sequence = ? AND line > ?"
        rows = connection.execute(f"SELECT line {others}", (trip, sequence, first))
        for (line,) in rows.fetchall():
            report.reject(FILE, line, "this stop_sequence was there before")
        connection.execute(f"DELETE {others}", (trip, sequence, first))


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
        "UPDATE stop_time SET arrival = ?2, departure = ?2, flags = flags | 4 WHERE line = ?1",
        known,
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
