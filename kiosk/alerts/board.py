"""The warnings at this kiosk, from what sync has kept; no network here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.alerts import words
from kiosk.alerts.area import Standpoint
from kiosk.alerts.cap import Alert
from kiosk.alerts.chains import current
from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.hazards import Hazard, Telling, hazards, here_and_now
from kiosk.alerts.pack_files import PackAlerts
from kiosk.alerts.reader import read_alert
from kiosk.alerts.record import AlertStore, FeedRecord
from kiosk.alerts.sources import AlertSource
from kiosk.alerts.view import AlertsView, AlertView, Freshness, SourceView, State, view_of
from kiosk.language.message import Message


class AlertBoard:
    """Reads the records of the city's feeds and says what holds at the kiosk.

    `latitude` and `longitude` are the kiosk's place (degrees, WGS 84); `fallbacks` are languages in
    order for warnings that are not in the resident's; `pack_folder` is where sources with a folder
    have their files. Nothing here raises for what a feed holds.
    """

    def __init__(
        self,
        store: AlertStore,
        sources: Iterable[AlertSource],
        latitude: float,
        longitude: float,
        fallbacks: Sequence[str] = ("en",),
        pack_folder: Path | None = None,
    ) -> None:
        self._feeds = [
            _Feed(
                source,
                Standpoint(latitude, longitude, source.codes, frozenset(source.areas)),
                PackAlerts(pack_folder / source.folder) if source.folder and pack_folder else store,
            )
            for source in sources
        ]
        self._fallbacks = tuple(fallbacks)

    def view(
        self, language: str, now: datetime, dismissed: AbstractSet[str] = frozenset()
    ) -> AlertsView:
        """Return what holds at `now` (aware) for a resident's language.

        `dismissed` are the keys that this session has put away.
        """
        for feed in self._feeds:
            feed.refresh()
        messages: list[list[Telling]] = []
        for feed in self._feeds:
            messages += here_and_now(feed.source.id, feed.alerts, feed.standpoint, now)
        alerts = tuple(self._view(hazard, language) for hazard in hazards(messages))
        sources = tuple(feed.view(now) for feed in self._feeds)
        state = _state(alerts, sources)
        return AlertsView(
            state=state,
            alerts=alerts,
            dismissed=frozenset(dismissed),
            sources=sources,
            summary=_SUMMARIES[state](alerts, sources),
            doubts=tuple(
                words.doubt(source.name, source.read_at, source.freshness == "part")
                for source in sources
                if not source.is_sure
            ),
        )

    def _view(self, hazard: Hazard, language: str) -> AlertView:
        source_id = hazard.tellings[0].source_id
        name = next(feed.source.name for feed in self._feeds if feed.source.id == source_id)
        return view_of(hazard, language, self._fallbacks, name)


class _Feed:
    """One feed's record, read again only when its file has changed."""

    def __init__(
        self, source: AlertSource, standpoint: Standpoint, store: AlertStore | PackAlerts
    ) -> None:
        self.source = source
        self.standpoint = standpoint
        self.alerts: tuple[Alert, ...] = ()
        self._store = store
        self._stamp: object = ()
        self._record = FeedRecord()
        self._read: dict[str, Alert | None] = {}

    def refresh(self) -> None:
        stamp = self._store.stamp(self.source.id)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._record = self._store.load(self.source.id)
        documents = [kept.document for kept in self._record.alerts]
        self._read = {
            text: self._read.get(text) or _read(text, self.standpoint) for text in documents
        }
        self.alerts = current(alert for alert in self._read.values() if alert is not None)

    def view(self, now: datetime) -> SourceView:
        age = timedelta(0) if self.source.folder else self._record.age(now)
        freshness: Freshness = "fresh"
        if age is None:
            freshness = "never"
        elif age.total_seconds() > self.source.old_after_seconds:
            freshness = "old"
        elif not self._record.is_whole(now) or None in self._read.values():
            freshness = "part"
        read_at = now if self.source.folder else self._record.read_at
        read_at = read_at if age is not None else None
        return SourceView(
            id=self.source.id,
            name=self.source.name,
            freshness=freshness,
            read_at=read_at,
            age=age,
            problem=self._record.problem,
            checked=words.checked(self.source.name, read_at, age),
        )


def _read(document: str, standpoint: Standpoint) -> Alert | None:
    """Return a kept alert with only those infos that hold here; the shapes of others are many."""
    try:
        alert = read_alert(document.encode("utf-8", "surrogatepass"))
    except NotAnAlert:
        return None
    return replace(alert, infos=tuple(one for one in alert.infos if standpoint.is_in(one.areas)))


def _state(alerts: Sequence[AlertView], sources: Sequence[SourceView]) -> State:
    if not sources:
        return "off"
    if alerts:
        return "warned"
    return "quiet" if all(source.is_sure for source in sources) else "unknown"


_Summary = Callable[[Sequence[AlertView], Sequence[SourceView]], Message]
_SUMMARIES: dict[State, _Summary] = {
    "off": lambda _alerts, _sources: words.off(),
    "warned": lambda alerts, _sources: words.warned(len(alerts)),
    "quiet": lambda _alerts, sources: words.quiet([source.name for source in sources]),
    "unknown": lambda _alerts, _sources: words.unknown(),
}
