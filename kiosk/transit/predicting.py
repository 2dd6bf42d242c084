"""When a vehicle leaves a stop, from what is planned and what is known of its trip.

GTFS-Realtime 2.0: a delay holds for later stops until the next news; a skipped stop does not end
it, NO_DATA does; news without a time means on time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.transit.live import At, Event, StopNews, TripNews

Pattern = Sequence[tuple[int, str, int, int]]
"""Sequence, stop id, arrival and departure (seconds of the service day) of every stop, in order."""

FARTHEST = 12 * 3600
"""A time farther from the plan than this, in seconds, belongs to another day."""


@dataclass(frozen=True)
class Prediction:
    """`delay` in seconds, None where nothing is known; `skips` this stop."""

    delay: int | None = None
    skips: bool = False
    assigned_stop: str | None = None
    headsign: str | None = None


def predict(news: TripNews, sequence: int, pattern: Pattern, base: int) -> Prediction:
    """Apply the news of a trip to its stop with this sequence.

    `base` is second 0 of the pattern's times, in seconds since 1970.
    """
    planned = {each[0]: (base + each[2], base + each[3]) for each in pattern}
    delay = news.delay
    for at, stop in _placed(news.stops, pattern):
        if at > sequence:
            break
        here = at == sequence
        if stop.at is At.SKIPPED:
            if here:
                return Prediction(skips=True)
            continue
        delay = None if stop.at is At.NO_DATA else _delay(stop, planned.get(at))
        if here:
            return Prediction(delay, False, stop.assigned_stop, stop.headsign)
    return Prediction(delay)


def _delay(stop: StopNews, planned: tuple[int, int] | None) -> int | None:
    if stop.departure is None and stop.arrival is None:
        return 0
    arrival, departure = planned or (None, None)
    for event, plan in ((stop.departure, departure), (stop.arrival, arrival)):
        late = _late(event, plan)
        if late is not None:
            return late
    return None


def _late(event: Event | None, plan: int | None) -> int | None:
    if event is None:
        return None
    if event.time is None:
        return event.delay
    if plan is None or abs(event.time - plan) > FARTHEST:
        return None
    return event.time - plan


def _placed(stops: Sequence[StopNews], pattern: Pattern) -> Iterator[tuple[int, StopNews]]:
    """Yield each news with its place in the trip, by sequence, else by the next stop of that id."""
    by_sequence: Mapping[int, str] = {each[0]: each[1] for each in pattern}
    last = -1
    for stop in stops:
        at = stop.sequence
        if at is None or (stop.stop is not None and by_sequence.get(at) != stop.stop):
            found = next((s for s, code, *_ in pattern if s > last and code == stop.stop), None)
            at = found if found is not None else at
        if at is None or at <= last:
            continue
        last = at
        yield at, stop
