"""The small files of a feed, row by row into their tables; ids become numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.importers.gtfs_archive import GtfsFiles
from kiosk.importers.gtfs_report import GtfsReport
from kiosk.importers.gtfs_values import BadValue, code, colour, day, degrees, seconds, whole, words

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TRANSLATABLE = frozenset({"agency", "stops", "routes", "trips", "stop_times", "feed_info"})

Row = dict[str, str]


class FeedFault(Exception):
    """The feed as a whole cannot be used; the text says why."""


class FeedTables:
    """Fills every table but `stop_time`, and knows the numbers that ids became.

    `trips` and `stops` map the feed's ids to row numbers. Rows that point to what is not there are
    left out and reported.
    """

    def __init__(self, connection: Any, archive: GtfsFiles, report: GtfsReport) -> None:
        self._db = connection
        self._archive = archive
        self._report = report
        self._agencies: dict[str, int] = {}
        self._routes: dict[str, int] = {}
        self._services: dict[str, int] = {}
        self.stops: dict[str, int] = {}
        self.trips: dict[str, int] = {}

    def fill(self) -> None:
        """Read the files in the order in which they stand on each other. Raises FeedFault."""
        self._agency()
        self._feed_info()
        self._stops()
        self._each("routes.txt", self._route)
        self._each("calendar.txt", self._calendar)
        self._each("calendar_dates.txt", self._exception)
        self._each("trips.txt", self._trip)
        self._each("translations.txt", self._translation)

    def frequencies(self) -> None:
        """Read frequencies.txt; a trip named in it no longer leaves by its own times."""
        self._each("frequencies.txt", self._frequency)
        self._db.execute("UPDATE trip SET frequent = 1 WHERE id IN (SELECT trip FROM frequency)")

    def meta(self, key: str, value: str | None) -> None:
        """Keep a fact about the feed."""
        if value:
            self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def _rows(self, file: str) -> Iterator[tuple[int, Row]]:
        taken = 0
        for line, row in self._archive.table(file).rows(self._report.reject):
            taken += 1
            yield line, row
        if file in self._archive:
            self._report.rows[file] = taken

    def _each(self, file: str, keep: Callable[[Row], None]) -> None:
        rejected = 0
        for line, row in self._rows(file):
            try:
                keep(row)
            except BadValue as error:
                rejected += 1
                self._report.reject(file, line, str(error))
        if file in self._report.rows:
            self._report.rows[file] -= rejected

    def _agency(self) -> None:
        zones: list[str] = []
        for _line, row in self._rows("agency.txt"):
            number = len(self._agencies) + 1
            self._agencies[row.get("agency_id", "")] = number
            zones.append(row.get("agency_timezone", ""))
            texts = [words(row.get(key, "")) for key in ("agency_name", "agency_phone")]
            language = row.get("agency_lang") or None
            self._db.execute(
                "INSERT INTO agency VALUES (?, ?, ?, ?, ?)",
                (number, row.get("agency_id", ""), *texts, language),
            )
            if number == 1:
                self.meta("language", language)
        if not zones:
            raise FeedFault("agency.txt has no agency; without it no time can be told.")
        try:
            ZoneInfo(zones[0])
        except (ValueError, OSError, KeyError) as error:
            raise FeedFault(f"agency.txt: {zones[0][:40]!r} is not a time zone.") from error
        if len(set(zones)) > 1:
            self._report.notes.append("agency.txt has several time zones; the first one is used.")
        self.meta("timezone", zones[0])

    def _feed_info(self) -> None:
        for line, row in self._rows("feed_info.txt"):
            language = row.get("feed_lang", "")
            if language.lower() == "mul":
                language = row.get("default_lang", "")
            self.meta("language", language)
            self.meta("publisher", words(row.get("feed_publisher_name", "")))
            self.meta("version", words(row.get("feed_version", "")))
            for key in ("feed_start_date", "feed_end_date"):
                try:
                    self.meta(key, day(row[key]) if row.get(key) else None)
                except BadValue as error:
                    self._report.reject("feed_info.txt", line, str(error))

    def _stops(self) -> None:
        parents: list[tuple[int, str]] = []

        def keep(row: Row) -> None:
            name, number = _id(row, "stop_id", self.stops), len(self.stops) + 1
            self._db.execute(
                "INSERT INTO stop VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)",
                (
                    number,
                    name,
                    words(row.get("stop_code", "")),
                    words(row.get("stop_name", "")),
                    words(row.get("tts_stop_name", "")),
                    degrees(row.get("stop_lat", ""), 90),
                    degrees(row.get("stop_lon", ""), 180),
                    code(row.get("location_type", ""), "1234"),
                    code(row.get("wheelchair_boarding", ""), "12"),
                    words(row.get("platform_code", "")),
                ),
            )
            self.stops[name] = number
            if row.get("parent_station"):
                parents.append((number, row["parent_station"]))

        self._each("stops.txt", keep)
        for number, parent in parents:
            if parent not in self.stops:
                self._report.notes.append(f"stops.txt: there is no station {parent[:40]!r}.")
                continue
            self._db.execute(
                "UPDATE stop SET parent = ? WHERE id = ?", (self.stops[parent], number)
            )

    def _route(self, row: Row) -> None:
        name, number = _id(row, "route_id", self._routes), len(self._routes) + 1
        agency = self._agencies.get(row.get("agency_id", ""))
        if agency is None and len(self._agencies) == 1:
            agency = 1
        kind = row.get("route_type", "")
        self._db.execute(
            "INSERT INTO route VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                name,
                agency,
                words(row.get("route_short_name", "")),
                words(row.get("route_long_name", "")),
                int(kind) if kind.isascii() and kind.isdigit() and len(kind) < 5 else None,
                colour(row.get("route_color", "")),
                colour(row.get("route_text_color", "")),
            ),
        )
        self._routes[name] = number

    def _calendar(self, row: Row) -> None:
        first, last = day(row.get("start_date", "")), day(row.get("end_date", ""))
        days = sum(1 << bit for bit, name in enumerate(DAYS) if row.get(name) == "1")
        name = row.get("service_id", "")
        if name in self._services:
            raise BadValue(f"service_id {name[:40]!r} was there before")
        self._services[name] = number = len(self._services) + 1
        self._db.execute(
            "INSERT INTO service VALUES (?, ?, ?, ?, ?)", (number, name, days, first, last)
        )

    def _exception(self, row: Row) -> None:
        name, kind, on = (
            row.get("service_id", ""),
            row.get("exception_type"),
            day(row.get("date", "")),
        )
        if kind not in ("1", "2"):
            raise BadValue(f"exception_type {kind!r} is neither 1 nor 2")
        if name not in self._services:
            self._services[name] = number = len(self._services) + 1
            self._db.execute("INSERT INTO service (id, code) VALUES (?, ?)", (number, name))
        self._db.execute(
            "INSERT OR REPLACE INTO service_exception VALUES (?, ?, ?)",
            (self._services[name], on, kind == "1"),
        )

    def _trip(self, row: Row) -> None:
        name, number = _id(row, "trip_id", self.trips), len(self.trips) + 1
        route_id, service_id = row.get("route_id", ""), row.get("service_id", "")
        route, service = self._routes.get(route_id), self._services.get(service_id)
        if route is None:
            raise BadValue(f"there is no route {route_id[:40]!r}")
        if service is None:
            raise BadValue(f"no calendar says when {service_id[:40]!r} runs")
        direction = row.get("direction_id")
        self._db.execute(
            "INSERT INTO trip (id, code, route, service, headsign, direction, wheelchair)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                name,
                route,
                service,
                words(row.get("trip_headsign", "")),
                int(direction) if direction in ("0", "1") else None,
                code(row.get("wheelchair_accessible", ""), "12"),
            ),
        )
        self.trips[name] = number

    def _frequency(self, row: Row) -> None:
        trip = self.trips.get(row.get("trip_id", ""))
        if trip is None:
            raise BadValue(f"there is no trip {row.get('trip_id', '')[:40]!r}")
        starts, ends = seconds(row.get("start_time", "")), seconds(row.get("end_time", ""))
        if starts is None or ends is None or ends <= starts:
            raise BadValue("the end is not after the start")
        headway = whole(row.get("headway_secs", ""), "headway_secs", 1, 86400)
        exact = row.get("exact_times") == "1"
        self._db.execute(
            "INSERT INTO frequency VALUES (?, ?, ?, ?, ?)", (trip, starts, ends, headway, exact)
        )

    def _translation(self, row: Row) -> None:
        table, text = row.get("table_name", ""), words(row.get("translation", ""))
        if "table_name" not in row:
            raise BadValue("this is the old form of translations, without table_name")
        if table not in _TRANSLATABLE or text is None:
            return
        self._db.execute(
            "INSERT INTO translation VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                table,
                row.get("field_name", ""),
                row.get("language", "").replace("_", "-").lower(),
                row.get("record_id") or None,
                row.get("record_sub_id") or None,
                words(row.get("field_value", "")),
                text,
            ),
        )


def _id(row: Row, column: str, known: dict[str, int]) -> str:
    name = row.get(column, "")
    if not name:
        raise BadValue(f"{column} is empty")
    if name in known:
        raise BadValue(f"{column} {name[:40]!r} was there before")
    return name
