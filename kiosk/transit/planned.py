"""What leaves a board's stops by the timetable, and what real time says of each: one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk.transit.live import Trip, TripNews, TripUpdates
from kiosk.transit.predicting import FARTHEST, Prediction, predict
from kiosk.transit.records import Call, Run
from kiosk.transit.service_day import days_around, start_of
from kiosk.transit.timetable import Timetable

LOOK_BACK = timedelta(hours=3)
"""With live times, so late may a vehicle be and still be on the board."""
_ENOUGH = 4
"""So many times the rows wanted are looked at: live times change the order."""


_NOTHING = Prediction()


@dataclass(frozen=True)
class Planned:
    """A departure before it has names. Times in seconds since 1970.

    `every` is the headway of a trip without clock times, between `at` and `until`. `day` and
    `starts` name the run as real time does.
    """

    call: Call
    day: date
    base: int
    at: int
    starts: int | None = None
    every: int | None = None
    until: int | None = None
    news: TripNews | None = None
    prediction: Prediction = _NOTHING


class Plan:
    """Collects departures for one moment; `updates` is None where nothing live is known."""

    def __init__(
        self, timetable: Timetable, now: datetime, horizon: timedelta, updates: TripUpdates | None
    ) -> None:
        self._timetable = timetable
        self._updates = updates
        self._now = int(now.timestamp())
        self._until = self._now + int(horizon.total_seconds())
        back = LOOK_BACK if updates and updates.is_fresh(now) else timedelta(0)
        self._since = self._now - int(back.total_seconds())

    def at_stop(self, stop: int, limit: int) -> Iterator[Planned]:
        """Yield what leaves one stop within the horizon, live or not, in no special order."""
        runs = self._timetable.runs(stop)
        longest = self._timetable.longest
        for day in days_around(self._since, self._until, longest, self._timetable.zone):
            base = start_of(day, self._timetable.zone)
            active = self._timetable.active(day)
            ahead = 0
            for call in self._timetable.calls(stop, self._since - base, self._until - base):
                if call.service not in active:
                    continue
                yield self._with_news(Planned(call, day, base, base + call.departure))
                ahead += base + call.departure >= self._now
                if ahead >= limit * _ENOUGH:
                    break
            for run in runs:
                if run.call.service in active:
                    yield from self._repeated(run, day, base)

    def _repeated(self, run: Run, day: date, base: int) -> Iterator[Planned]:
        offset = run.call.departure - run.first
        begin, end = base + run.starts + offset, base + run.ends + offset
        if begin > self._until or end <= self._since:
            return
        if run.exact:
            passed = max(0, -(-(self._since - begin) // run.headway))
            for at in range(begin + passed * run.headway, min(end, self._until + 1), run.headway):
                yield self._with_news(self._one_run(run, day, base, at - offset - base))
            return
        if end > self._now:
            yield Planned(run.call, day, base, begin, None, run.headway, end)
        for news in self._news_of(run.call.trip_code):
            if news.starts is not None and run.starts <= news.starts < run.ends:
                one = self._one_run(run, day, base, news.starts)
                if self._is_of(news, one):
                    yield self._predicted(one, news)

    @staticmethod
    def _one_run(run: Run, day: date, base: int, starts: int) -> Planned:
        shifted = base + starts - run.first
        return Planned(run.call, day, shifted, shifted + run.call.departure, starts)

    def _with_news(self, planned: Planned) -> Planned:
        for news in self._news_of(planned.call.trip_code):
            if self._is_of(news, planned):
                return self._predicted(planned, news)
        return planned

    def _predicted(self, planned: Planned, news: TripNews) -> Planned:
        prediction = _NOTHING
        if news.state is Trip.RUNS and (news.stops or news.delay is not None):
            pattern = self._timetable.pattern(planned.call.trip)
            prediction = predict(news, planned.call.sequence, pattern, planned.base)
        return Planned(
            planned.call,
            planned.day,
            planned.base,
            planned.at,
            planned.starts,
            news=news,
            prediction=prediction,
        )

    def _news_of(self, trip: str) -> tuple[TripNews, ...]:
        return self._updates.trips.get(trip, ()) if self._updates else ()

    def _is_of(self, news: TripNews, planned: Planned) -> bool:
        """Tell by day and, for repeated trips, by start; without a day it is the one of today."""
        if planned.starts is not None and news.starts != planned.starts:
            return False
        if news.start_day is not None:
            return news.start_day == planned.day.isoformat()
        made = (self._updates.timestamp if self._updates else None) or self._now
        return abs(planned.at - made) <= FARTHEST
