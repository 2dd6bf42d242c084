"""What is planned and what is live become rows with names, for one moment and one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from kiosk.transit.access import Access
from kiosk.transit.colours import line_colours
from kiosk.transit.departure import Departure, Request, Source, State
from kiosk.transit.live import FRESH, Trip, TripNews, TripUpdates
from kiosk.transit.names import Name
from kiosk.transit.planned import Plan, Planned
from kiosk.transit.records import Call, Route, StopGroup
from kiosk.transit.service_day import moment
from kiosk.transit.timetable import Timetable


class Rows:
    """Rows for `now` with names for readers of `tag`; `live` tells of the whole feed."""

    def __init__(
        self, timetable: Timetable, now: datetime, tag: str, updates: TripUpdates | None
    ) -> None:
        self._timetable = timetable
        self._now = now
        self._at = int(now.timestamp())
        self._tag = tag
        self.live = Source.TIMETABLE
        if updates is not None:
            self.live = Source.LIVE if updates.is_fresh(now) else Source.STALE
        is_kept = updates is not None and updates.is_remembered(now)
        self._updates = updates if is_kept else None

    def of(self, group: StopGroup, horizon: timedelta, limit: int) -> tuple[Departure, ...]:
        """Return at most `limit` rows of what leaves within the horizon from now, soonest first."""
        plan = Plan(self._timetable, self._now, horizon, self._updates)
        found: list[tuple[int, Planned]] = []
        for stop in group.boards:
            for planned in plan.at_stop(stop, limit):
                when = self._when(planned)
                gone = planned.news is not None and planned.news.state is Trip.GONE
                if not gone and (when >= self._at or (planned.until or 0) > self._at):
                    found.append((max(when, self._at), planned))
        found.sort(key=lambda each: (each[0], each[1].at, each[1].call.trip))
        rows = [self._row(planned) for _, planned in found[:limit]]
        if self.live is Source.LIVE and self._updates is not None:
            rows += self._extras(group, self._updates.extras, horizon)
            rows.sort(key=lambda row: max(row.at, self._now))
        return tuple(rows[:limit])

    def _when(self, planned: Planned) -> int:
        if self._source(planned) is Source.LIVE and not planned.prediction.skips:
            return planned.at + (planned.prediction.delay or 0)
        return planned.at

    def _source(self, planned: Planned) -> Source:
        """LIVE needs a fresh feed, fresh news of this trip, and a word on this very stop."""
        news = planned.news
        if news is None:
            return Source.TIMETABLE
        told = planned.prediction.skips or news.state is not Trip.RUNS
        if not told and planned.prediction.delay is None:
            return Source.TIMETABLE
        return Source.LIVE if self.live is Source.LIVE and self._is_new(news) else Source.STALE

    def _is_new(self, news: TripNews) -> bool:
        return news.timestamp is None or self._at - news.timestamp <= FRESH.total_seconds()

    def _row(self, planned: Planned) -> Departure:
        call, news, prediction = planned.call, planned.news, planned.prediction
        source = self._source(planned)
        stop, route = self._timetable.stop(call.stop), self._timetable.route(call.route)
        assigned = prediction.assigned_stop if source is Source.LIVE else None
        number = self._timetable.stop_number(assigned) if assigned else None
        platform_stop = self._timetable.stop(number) if number else stop
        is_timed = source is Source.LIVE and prediction.delay is not None
        known = news.access if news is not None and source is Source.LIVE else None
        return Departure(
            trip=call.trip_code,
            line=self._line(route),
            line_colours=line_colours(route.colour, route.text_colour),
            route_type=route.kind,
            destination=self._destination(call, prediction.headsign),
            platform=platform_stop.platform,
            platform_changed=platform_stop.platform != stop.platform,
            stop=platform_stop.code,
            at=moment(self._when(planned)),
            planned=None if planned.every else moment(planned.at),
            delay=timedelta(seconds=prediction.delay or 0) if is_timed else None,
            source=source,
            state=_state(planned),
            every=timedelta(seconds=planned.every) if planned.every else None,
            until=moment(planned.until) if planned.until else None,
            approximate=call.is_approximate and not is_timed,
            request={2: Request.PHONE, 3: Request.DRIVER}.get(call.pickup),
            phone=route.agency_phone,
            vehicle_access=known or Access.of(call.wheelchair),
            stop_access=platform_stop.access,
        )

    def _line(self, route: Route) -> str:
        names, tag = self._timetable.names, self._tag
        if route.short_name:
            return names.name("routes", "route_short_name", route.code, route.short_name, tag).text
        long = route.long_name or route.code
        return names.name("routes", "route_long_name", route.code, long, tag).text

    def _destination(self, call: Call, live: str | None) -> Name:
        names, tag = self._timetable.names, self._tag
        if live:
            return Name(live, self._timetable.language)
        here = self._timetable.headsign_at(call)
        if here:
            key = ("stop_times", "stop_headsign", call.trip_code, here)
            return names.name(*key, tag, str(call.sequence))
        if call.headsign:
            return names.name("trips", "trip_headsign", call.trip_code, call.headsign, tag)
        return self._stop_name(self._timetable.pattern(call.trip)[-1][1])

    def _stop_name(self, code: str) -> Name:
        number = self._timetable.stop_number(code)
        if number is None:
            return Name(code)
        stop = self._timetable.stop(number)
        return self._timetable.names.stop(code, stop.name, stop.spoken, self._tag)

    def _extras(
        self, group: StopGroup, extras: Iterable[TripNews], horizon: timedelta
    ) -> list[Departure]:
        """Rows for trips that no timetable has; only with a clock time, and only with a line."""
        rows = []
        for news in extras:
            number = self._timetable.route_number(news.route) if news.route else None
            if number is None or not self._is_new(news):
                continue
            for stop in news.stops[:-1]:
                here = self._timetable.stop_number(stop.stop) if stop.stop else None
                time = stop.departure.time if stop.departure else None
                if here not in group.boards or here is None or time is None:
                    continue
                if self._at <= time <= self._at + horizon.total_seconds():
                    rows.append(self._extra(news, number, here, time))
        return rows

    def _extra(self, news: TripNews, route_number: int, here: int, time: int) -> Departure:
        route, stop = self._timetable.route(route_number), self._timetable.stop(here)
        return Departure(
            trip=news.trip,
            line=self._line(route),
            line_colours=line_colours(route.colour, route.text_colour),
            route_type=route.kind,
            destination=self._stop_name(news.stops[-1].stop or ""),
            platform=stop.platform,
            platform_changed=False,
            stop=stop.code,
            at=moment(time),
            planned=None,
            delay=None,
            source=Source.LIVE,
            state=State.EXPECTED,
            every=None,
            until=None,
            approximate=False,
            request=None,
            phone=route.agency_phone,
            vehicle_access=news.access or Access.NOT_KNOWN,
            stop_access=stop.access,
        )


def _state(planned: Planned) -> State:
    if planned.news is not None and planned.news.state is Trip.CANCELLED:
        return State.CANCELLED
    return State.SKIPPED if planned.prediction.skips else State.EXPECTED
