"""The timetable file, opened for reading: stops, service days, and what is planned when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.importers.gtfs_schema import SCHEMA
from kiosk.store.connecting import sqlite_module
from kiosk.transit.access import Access
from kiosk.transit.names import Names
from kiosk.transit.records import Call, Route, Run, Stop, StopGroup

_CALLS = """
SELECT t.id, t.code, t.route, t.service, t.headsign, t.wheelchair, s.sequence, s.stop,
       s.arrival, s.departure, s.line, s.flags
FROM stop_time AS s CROSS JOIN trip AS t ON t.id = s.trip
WHERE s.stop = ? AND s.departure BETWEEN ? AND ? AND (s.flags & 3) <> 1
  AND s.sequence < t.last_sequence AND t.frequent = 0
ORDER BY s.departure
"""
_FREQUENT = """
SELECT t.id, t.code, t.route, t.service, t.headsign, t.wheelchair, s.sequence, s.stop,
       s.arrival, s.departure, s.line, s.flags,
       t.starts, f.starts, f.ends, f.headway, f.exact
FROM stop_time AS s CROSS JOIN trip AS t ON t.id = s.trip CROSS JOIN frequency AS f
  ON f.trip = t.id
WHERE s.stop = ? AND (s.flags & 3) <> 1 AND s.sequence < t.last_sequence AND t.frequent = 1
"""
_DOWN = """
WITH RECURSIVE below (id) AS (
  SELECT ? UNION
  SELECT s.id FROM below CROSS JOIN stop AS s ON s.parent = below.id)
SELECT s.id, s.code, s.kind FROM below CROSS JOIN stop AS s ON s.id = below.id
"""


class NoTimetable(Exception):
    """There is no timetable that can be read; it is imported again, nothing is lost."""


class Timetable:
    """Reads one timetable file. Cheap to ask; use it from one thread at a time.

    An import replaces the file and not its content, so an open timetable stays whole until it is
    closed; open it again to see the new one.
    """

    def __init__(self, path: Path) -> None:
        """Raise NoTimetable where the file is missing, damaged or of another version."""
        module = sqlite_module()
        if not path.is_file():
            raise NoTimetable(f"There is no timetable at {path}.")
        self._db: Any = module.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        try:
            self.facts = dict(self._db.execute("SELECT key, value FROM meta").fetchall())
            self._read()
        except (module.Error, KeyError, ValueError) as error:
            self._db.close()
            raise NoTimetable(f"{path} is not a timetable that can be read ({error}).") from error

    def _read(self) -> None:
        if self.facts["schema"] != str(SCHEMA):
            raise ValueError("another version")
        self.zone = ZoneInfo(self.facts["timezone"])
        self.language: str | None = self.facts.get("language")
        self.longest = int(self.facts["latest"])
        self.names = Names(self._db, self.language)
        self._has_frequent = self._db.execute("SELECT 1 FROM frequency LIMIT 1").fetchone()
        self._has_headsigns = self._db.execute("SELECT 1 FROM stop_headsign LIMIT 1").fetchone()
        end = self.facts.get("feed_end_date")
        self.ends: date | None = date.fromisoformat(end) if end else None
        self.active = lru_cache(maxsize=32)(self._active)
        self.stop = lru_cache(maxsize=4096)(self._stop)
        self.route = lru_cache(maxsize=4096)(self._route)
        self.pattern = lru_cache(maxsize=4096)(self._pattern)
        self.routes_of = lru_cache(maxsize=512)(self._routes_of)
        self.group = lru_cache(maxsize=64)(self._group)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def __enter__(self) -> Timetable:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def stop_number(self, code: str) -> int | None:
        """Return the row of a stop by the feed's own id."""
        row = self._db.execute("SELECT id FROM stop WHERE code = ?", (code,)).fetchone()
        return row[0] if row else None

    def route_number(self, code: str) -> int | None:
        """Return the row of a route by the feed's own id."""
        row = self._db.execute("SELECT id FROM route WHERE code = ?", (code,)).fetchone()
        return row[0] if row else None

    def calls(self, stop: int, earliest: int, latest: int) -> Iterator[Call]:
        """Yield what is planned at a stop between two times of a service day, of any service.

        Left out are last stops, stops where nobody may get on, and trips that run by frequency.
        """
        if latest < 0 or earliest > self.longest:
            return
        for row in self._db.execute(_CALLS, (stop, max(earliest, 0), latest)):
            yield Call(*row)

    def headsign_at(self, call: Call) -> str | None:
        """Return the headsign that a vehicle shows from this stop on, where it changes."""
        if not self._has_headsigns:
            return None
        query = "SELECT headsign FROM stop_headsign WHERE line = ?"
        row = self._db.execute(query, (call.line,)).fetchone()
        return row[0] if row else None

    def runs(self, stop: int) -> tuple[Run, ...]:
        """Return the trips that come to a stop every so many minutes."""
        if not self._has_frequent:
            return ()
        rows = self._db.execute(_FREQUENT, (stop,)).fetchall()
        return tuple(
            Run(Call(*row[:12]), row[12], row[13], row[14], row[15], bool(row[16])) for row in rows
        )

    def routes_at(self, stops: Iterable[int]) -> frozenset[int]:
        """Return the routes that serve these stops."""
        found: set[int] = set()
        for stop in stops:
            found |= self.routes_of(stop)
        return frozenset(found)

    def _routes_of(self, stop: int) -> frozenset[int]:
        rows = self._db.execute(
            "SELECT DISTINCT t.route FROM stop_time AS s JOIN trip AS t ON t.id = s.trip"
            " WHERE s.stop = ?",
            (stop,),
        )
        return frozenset(row[0] for row in rows)

    def _active(self, day: date) -> frozenset[int]:
        on = day.isoformat()
        rows = self._db.execute(
            "SELECT id FROM service WHERE days & ? AND ? BETWEEN first AND last",
            (1 << day.weekday(), on),
        )
        running = {row[0] for row in rows}
        for service, runs in self._db.execute(
            "SELECT service, runs FROM service_exception WHERE day = ?", (on,)
        ):
            (running.add if runs else running.discard)(service)
        return frozenset(running)

    def _stop(self, number: int) -> Stop:
        row = self._db.execute(
            "SELECT s.id, s.code, s.name, s.spoken, s.public_code, s.platform, s.parent,"
            " coalesce(nullif(s.wheelchair, 0), p.wheelchair), p.name, p.spoken"
            " FROM stop AS s LEFT JOIN stop AS p ON p.id = s.parent WHERE s.id = ?",
            (number,),
        ).fetchone()
        name, spoken = row[2] or row[8], row[3]
        if spoken is None and name == row[8]:  # a platform by its station's name is said like it
            spoken = row[9]
        return Stop(row[0], row[1], name, spoken, row[4], row[5], row[6], access=Access.of(row[7]))

    def _route(self, number: int) -> Route:
        row = self._db.execute(
            "SELECT r.id, r.code, r.short_name, r.long_name, r.kind, r.colour, r.text_colour,"
            " a.code, a.phone FROM route AS r LEFT JOIN agency AS a ON a.id = r.agency"
            " WHERE r.id = ?",
            (number,),
        ).fetchone()
        return Route(*row)

    def _pattern(self, trip: int) -> tuple[tuple[int, str, int, int], ...]:
        """Return (sequence, stop code, arrival, departure) of every stop of a trip, in order."""
        rows = self._db.execute(
            "SELECT s.sequence, p.code, s.arrival, s.departure FROM stop_time AS s"
            " JOIN stop AS p ON p.id = s.stop WHERE s.trip = ? ORDER BY s.sequence",
            (trip,),
        )
        return tuple(rows.fetchall())

    def _group(self, codes: tuple[str, ...]) -> StopGroup | None:
        """Find the stops of a board by their ids, None where the feed knows none of them.

        An entrance stands for its station, and a station for all its platforms.
        """
        found = [n for n in map(self.stop_number, codes) if n is not None]
        if not found:
            return None
        boards: dict[int, None] = {}
        named: set[str] = set()
        whole: set[str] = set()
        for number in found:
            start = self._board_of(number)
            for below, code, kind in self._db.execute(_DOWN, (start,)).fetchall():
                named.add(code)
                if kind in (0, None):
                    boards[below] = None
            up = [start, *self._above(start)]
            named.update(self.stop(each).code for each in up)
            whole.update(row[1] for row in self._db.execute(_DOWN, (up[-1],)).fetchall())
        return StopGroup(found[0], tuple(boards), frozenset(named), frozenset(whole | named))

    def _board_of(self, number: int) -> int:
        kind, parent = self._db.execute(
            "SELECT kind, parent FROM stop WHERE id = ?", (number,)
        ).fetchone()
        return parent if kind in (2, 3, 4) and parent is not None else number

    def _above(self, number: int) -> list[int]:
        chain: list[int] = []
        parent = self.stop(number).parent
        while parent is not None and parent not in chain and parent != number:
            chain.append(parent)
            parent = self.stop(parent).parent
        return chain
