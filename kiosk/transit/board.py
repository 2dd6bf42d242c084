"""The departures of a kiosk's stops at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from kiosk.transit.departure import Board, Departure
from kiosk.transit.live import TripUpdates
from kiosk.transit.news import ServiceAlerts, ServiceNews
from kiosk.transit.records import StopGroup
from kiosk.transit.rows import Rows
from kiosk.transit.timetable import Timetable

HORIZON = timedelta(hours=3)
LIMIT = 12


def read_board(
    timetable: Timetable,
    stops: Sequence[str],
    now: datetime,
    tag: str,
    updates: TripUpdates | None = None,
    alerts: ServiceAlerts | None = None,
    horizon: timedelta = HORIZON,
    limit: int = LIMIT,
) -> Board | None:
    """Return the board of these stop ids with names for readers of `tag`; None for unknown stops.

    A station stands for its platforms. What has left is not on it: neither by the live time where
    one is known, nor by the timetable where none is. `now` is aware.
    """
    group = timetable.group(tuple(stops))
    if group is None:
        return None
    rows = Rows(timetable, now, tag, updates)
    departures = rows.of(group, horizon, limit)
    main = timetable.stop(group.main)
    return Board(
        timetable.names.stop(main.code, main.name, main.spoken, tag),
        main.access,
        departures,
        now,
        timetable.zone,
        rows.live,
        updates.age(now) if updates else None,
        timetable.ends is not None and now.astimezone(timetable.zone).date() > timetable.ends,
        _concerning(timetable, group, departures, alerts, now),
        alerts is not None and alerts.is_fresh(now),
        alerts.age(now) if alerts else None,
    )


def _concerning(
    timetable: Timetable,
    group: StopGroup,
    departures: Iterable[Departure],
    alerts: ServiceAlerts | None,
    now: datetime,
) -> tuple[ServiceNews, ...]:
    if alerts is None:
        return ()
    routes = tuple(timetable.route(number) for number in timetable.routes_at(group.boards))
    trips = frozenset(row.trip for row in departures)
    found = [
        each
        for each in alerts.alerts
        if each.is_in_force(now) and each.concerns(group, routes, trips)
    ]
    return tuple(sorted(found, key=lambda each: not each.is_about_access))
