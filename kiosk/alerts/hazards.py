"""One danger, however many messages tell of it: re-issued ones, and one per language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.alerts.area import Standpoint
from kiosk.alerts.cap import Alert, Info

SEVERITIES = ("Unknown", "Minor", "Moderate", "Severe", "Extreme")
"""From least to worst; unknown is not harmless, but nothing says that it is worse."""
_TOGETHER = timedelta(minutes=15)
"""Within which one danger's languages are sent, where no code ties them together."""


@dataclass(frozen=True)
class Telling:
    """One info of one message that holds here and now."""

    source_id: str
    alert: Alert
    info: Info

    @property
    def rank(self) -> int:
        """How bad it is: the place in `SEVERITIES`."""
        return SEVERITIES.index(self.info.severity)


@dataclass
class Hazard:
    """One danger with everything that is said of it now."""

    tellings: list[Telling]

    @property
    def sent(self) -> datetime:
        """When the newest message was sent (aware, in the sender's zone)."""
        return max(telling.alert.sent for telling in self.tellings)

    @property
    def rank(self) -> int:
        """The worst that is said of it."""
        return max(telling.rank for telling in self.tellings)


def here_and_now(
    source_id: str, alerts: Iterable[Alert], standpoint: Standpoint, now: datetime
) -> list[list[Telling]]:
    """Return, for each message, its infos that hold at the kiosk at `now` (aware)."""
    rows = (
        [
            Telling(source_id, alert, info)
            for info in alert.infos
            if (alert.begins(info) or now) <= now < alert.ends(info)
            and standpoint.is_in(info.areas)
        ]
        for alert in alerts
    )
    return [row for row in rows if row]


def hazards(messages: Iterable[list[Telling]]) -> list[Hazard]:
    """Join messages about one danger; worst first, then newest.

    Re-issued with the same end: only the newest counts. The same danger in other languages: one
    danger with more languages. In doubt two are shown rather than one lost.
    """
    found: list[tuple[object, Hazard]] = []
    for tellings in sorted(messages, key=lambda row: row[0].alert.sent, reverse=True):
        mark = _mark(tellings[0])
        alike = [hazard for other, hazard in found if other == mark]
        if any(_is_reissue(tellings, hazard) for hazard in alike):
            continue
        others = [hazard for hazard in alike if _is_other_language(tellings, hazard)]
        if len(others) == 1:
            others[0].tellings.extend(tellings)
        else:
            found.append((mark, Hazard(list(tellings))))
    return sorted(
        (hazard for _, hazard in found), key=lambda one: (one.rank, one.sent), reverse=True
    )


def _mark(telling: Telling) -> object:
    """What re-issued messages and other languages of one danger have in common."""
    info = telling.info
    shapes = sorted(
        (area.polygons, tuple(map(repr, area.circles)), tuple(sorted(area.geocodes)))
        for area in info.areas
    )
    names = () if any(map(any, shapes)) else tuple(area.description for area in info.areas)
    # A repeat may be worded as worse or milder, which the sender's own codes see through.
    nature: tuple[object, ...] = tuple(sorted(info.codes)) or (
        info.categories,
        info.severity,
        info.urgency,
        info.certainty,
        info.onset,
    )
    return telling.source_id, telling.alert.sender, nature, info.expires, tuple(shapes), names


def _languages(tellings: Iterable[Telling]) -> set[str]:
    return {telling.info.language.casefold() for telling in tellings}


def _is_reissue(later: list[Telling], hazard: Hazard) -> bool:
    shared = _languages(later) & _languages(hazard.tellings)
    if not shared:
        return False
    return bool(later[0].info.codes) or _events(later, shared) == _events(hazard.tellings, shared)


def _is_other_language(tellings: list[Telling], hazard: Hazard) -> bool:
    if _languages(tellings) & _languages(hazard.tellings):
        return False
    apart = abs(tellings[0].alert.sent - hazard.sent)
    return bool(tellings[0].info.codes) or apart <= _TOGETHER


def _events(tellings: Iterable[Telling], languages: set[str]) -> set[str]:
    return {
        telling.info.event.casefold()
        for telling in tellings
        if telling.info.language.casefold() in languages
    }
