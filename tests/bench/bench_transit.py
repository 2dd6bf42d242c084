"""The timetable: import beside plain csv→SQLite, and a board at 1.3 million stop times.

Caltrain's feed is repeated with prefixed ids; without the real data nothing is measured.
"""

from __future__ import annotations

import csv
import io
import os
import random
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.importers.gtfs import USED, import_gtfs
from kiosk.store.connecting import sqlite_module
from kiosk.transit.board import read_board
from kiosk.transit.timetable import Timetable

FEED = (
    Path(os.environ.get("STOA_TEST_DATA") or Path(__file__).parents[2] / ".." / "shared" / "data")
    / "gtfs/caltrain/ct-rt-matching-static.zip"
)
WANTED = 1_300_000
ASKED = 3000
PASSES = 3
"""So often everything is asked, each time of a timetable just opened; the quickest counts."""
MONDAY = datetime(2023, 11, 6, 8, tzinfo=UTC)
PREFIXED = {"trip_id", "stop_id", "parent_station", "route_id", "service_id", "stop_code"}
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536")


def measure() -> list[dict[str, Any]]:
    """Return the import as a ratio, and a board's p99 in milliseconds."""
    if not FEED.is_file():
        print(f"no real data at {FEED}; the timetable is not measured", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        feed, ours, bare = (Path(folder) / name for name in ("feed.zip", "ours.db", "bare.db"))
        repeat(FEED, feed, WANTED)
        plain = _timed(lambda: plain_import(feed, bare))
        spent = _timed(lambda: import_gtfs(feed, ours))
        passes = [_pass(ours, bare) for _ in range(PASSES)]
        boards, queries = (
            [min(same) for same in zip(*each, strict=True)] for each in zip(*passes, strict=True)
        )
    return [
        {
            "id": "gtfs-import",
            "what": f"import a GTFS feed of {WANTED / 1e6:.1f} M stop times",
            "value": round(spent, 2),
            "unit": "s",
            "baseline": round(plain, 2),
            "baseline_what": "plain csv → SQLite, the same files, with two indexes",
            "ratio": round(spent / plain, 2),
            "goal": "<= 1.5 x",
        },
        {
            "id": "departures-p99",
            "what": "the next departures of a station; 99 % are quicker",
            "value": round(_percentile(boards, 99), 3),
            "unit": "ms",
            "baseline": round(_percentile(queries, 99), 3),
            "baseline_what": "one bare query for one platform",
            "ratio": round(_percentile(boards, 99) / _percentile(queries, 99), 2),
            "goal": "<= 2 ms",
        },
    ]


def repeat(source: Path, target: Path, wanted: int) -> None:
    """Write a feed with the rows of `source` again and again, until it has `wanted` stop times."""
    with (
        zipfile.ZipFile(source) as feed,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bigger,
    ):
        tables = {name: list(_rows(feed, name)) for name in feed.namelist() if name in USED}
        copies = -(-wanted // (len(tables["stop_times.txt"]) - 1))
        for name, (header, *rows) in tables.items():
            once = name in ("agency.txt", "feed_info.txt")
            columns = [n for n, column in enumerate(header) if column in PREFIXED]
            with bigger.open(name, "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as text:
                writer = csv.writer(text)
                writer.writerow(header)
                for copy in range(1 if once else copies):
                    writer.writerows(_prefixed(row, columns, f"c{copy}-") for row in rows)


def _prefixed(row: list[str], columns: list[int], prefix: str) -> list[str]:
    row = list(row)
    for column in columns:
        if row[column]:
            row[column] = prefix + row[column]
    return row


def plain_import(feed: Path, target: Path) -> None:
    """Do the least that a program can: text columns, one transaction, two indexes, no checks."""
    with (
        zipfile.ZipFile(feed) as archive,
        closing(sqlite_module().connect(str(target), isolation_level=None)) as database,
    ):
        for pragma in _PRAGMAS:
            database.execute(f"PRAGMA {pragma}").fetchall()
        database.execute("BEGIN")
        for name in archive.namelist():
            rows = _rows(archive, name)
            header = next(rows)
            table, places = name.removesuffix(".txt"), ", ".join("?" * len(header))
            database.execute(f"CREATE TABLE {table} ({', '.join(header)})")
            database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        database.execute("CREATE INDEX by_trip ON stop_times (trip_id, stop_sequence)")
        database.execute("CREATE INDEX by_stop ON stop_times (stop_id, departure_time)")
        database.execute("CREATE UNIQUE INDEX trip_ids ON trips (trip_id)")
        database.execute("COMMIT")


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    with archive.open(name) as raw:
        yield from csv.reader(io.TextIOWrapper(raw, "utf-8-sig", newline=""))


def _pass(ours: Path, bare: Path) -> tuple[list[float], list[float]]:
    with Timetable(ours) as timetable, closing(sqlite_module().connect(str(bare))) as database:
        return _boards(timetable, database)


def _boards(timetable: Timetable, database: Any) -> tuple[list[float], list[float]]:
    """Ask at random stations and minutes of two weeks, so that nothing is asked twice.

    The same are asked in each pass: what another program on the machine takes away is not ours.
    """
    chance = random.Random(4)
    stations = [
        row[0]
        for row in database.execute(
            "SELECT stop_id, parent_station FROM stops WHERE location_type = '1'"
        )
    ]
    platforms = [
        row[0] for row in database.execute("SELECT stop_id FROM stops WHERE location_type = '0'")
    ]
    boards, queries = [], []
    for _ in range(ASKED):
        now = MONDAY + timedelta(minutes=chance.randrange(14 * 24 * 60))
        station, platform = chance.choice(stations), chance.choice(platforms)
        boards.append(1000 * _timed(lambda s=station, n=now: read_board(timetable, [s], n, "en")))
        after = now.strftime("%H:%M:%S")
        queries.append(1000 * _timed(lambda p=platform, a=after: _bare(database, p, a)))
    return boards, queries


def _bare(database: Any, platform: str, after: str) -> list[Any]:
    rows: list[Any] = database.execute(
        "SELECT * FROM stop_times AS s JOIN trips AS t ON t.trip_id = s.trip_id"
        " WHERE s.stop_id = ? AND s.departure_time >= ? ORDER BY s.departure_time LIMIT 12",
        (platform, after),
    ).fetchall()
    return rows


def _timed(job: Any) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]
