"""What residents ask of a place, as sets of places, so that a search need not look at each one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from zoneinfo import ZoneInfo

from kiosk.directory.help_index import Facts, HelpIndex
from kiosk.directory.occurrence import has_ended
from kiosk.directory.opening import Span, spans

_DAY = dt.timedelta(days=1)
_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class HelpFilters:
    """What a place must be; `language` is spoken there (a tag), `topic` an id.

    A place of which nobody said whether it is step-free, free or speaks a language does not pass,
    nor does one that is no longer offered.
    """

    open_now: bool = False
    language: str | None = None
    step_free: bool = False
    free: bool = False
    topic: str | None = None


@dataclass(frozen=True)
class Passing:
    """Numbers of the places that pass, and of those that only do not say."""

    sure: frozenset[int]
    unsaid: frozenset[int]


class FilterSets:
    """The places by what they are; `zone` is the city's, for who is open."""

    def __init__(self, index: HelpIndex, zone: ZoneInfo) -> None:
        self._index = index
        self._zone = zone
        facts = index.facts.values()
        self._all = frozenset(index.facts)
        self._offered = self._all
        self._step_free = _split((one, one.step_free) for one in facts)
        self._free = _split((one, one.free) for one in facts)
        self._mute = frozenset(one.number for one in facts if not one.languages)
        self._languages = _grouped((one.number, one.languages) for one in facts)
        self.topics = _grouped((one.number, one.topics) for one in facts)
        self._hours_of = dt.date.min
        self._hours: dict[int, tuple[Span, ...]] = {}
        self._open_at = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._open: frozenset[int] = frozenset()

    @property
    def spoken(self) -> dict[str, int]:
        """How many places speak each language, by its two or three letters."""
        return {language: len(places) for language, places in self._languages.items()}

    def passing(self, wanted: HelpFilters, now: dt.datetime) -> Passing:
        """Return the places that pass at a moment (aware)."""
        asked: list[tuple[frozenset[int], frozenset[int]]] = []
        if wanted.step_free:
            asked.append(self._step_free)
        if wanted.free:
            asked.append(self._free)
        if wanted.language is not None:
            base = wanted.language.split("-")[0].lower()
            asked.append((self._languages.get(base, frozenset()), self._mute))
        self._work_out_hours(now.astimezone(self._zone).date())
        every = self._offered
        if wanted.topic is not None:
            every &= self.topics.get(wanted.topic, frozenset())
        if wanted.open_now:
            every &= self.open_at(now)
        sure = reduce(lambda left, true: left & true[0], asked, every)
        perhaps = reduce(lambda left, either: left & (either[0] | either[1]), asked, every)
        return Passing(sure, perhaps - sure)

    def open_at(self, now: dt.datetime) -> frozenset[int]:
        """Return the places that are open at a moment (aware), worked out once a minute."""
        if not self._open_at <= now < self._open_at + _MINUTE:
            self._work_out_hours(now.astimezone(self._zone).date())
            self._open_at = now.replace(second=0, microsecond=0)
            self._open = frozenset(
                number
                for number, hours in self._hours.items()
                if any(begin <= now < end for begin, end in hours)
            )
        return self._open

    def _work_out_hours(self, today: dt.date) -> None:
        if self._hours_of == today:
            return
        hours, ended = {}, set()
        for number, place in self._index.scheduled():
            if all(has_ended(schedule, today) for schedule in place.schedules):
                ended.add(number)
            elif place.status == "active":
                hours[number] = spans(place, today - _DAY, today + _DAY, self._zone)
        self._hours, self._offered, self._hours_of = hours, self._all - ended, today


def _split(known: Iterable[tuple[Facts, bool | None]]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of which it is true, and those of which nobody said."""
    rows = list(known)
    return (
        frozenset(facts.number for facts, value in rows if value),
        frozenset(facts.number for facts, value in rows if value is None),
    )


def _grouped(rows: Iterable[tuple[int, frozenset[str]]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, keys in rows:
        for key in keys:
            found[key].add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}
