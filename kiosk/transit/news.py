"""Service alerts of GTFS-Realtime: whom they concern, in which words, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.transit.feed_message import age, clean, header_time, parse
from kiosk.transit.names import best_language
from kiosk.transit.records import Route, StopGroup

FRESH = timedelta(minutes=10)
"""Older alerts are shown with their age (GTFS-Realtime best practices)."""
ACCESSIBILITY = "accessibility-issue"

Worded = tuple[tuple[str | None, str], ...]
"""A text in several languages: tag (None: not said) and words."""


@dataclass(frozen=True)
class Concerned:
    """Who is concerned; everything that is not None must fit. A direction does not narrow it."""

    agency: str | None = None
    route: str | None = None
    route_type: int | None = None
    trip: str | None = None
    stop: str | None = None


@dataclass(frozen=True)
class NewsText:
    """An alert in one language: `language` is the tag of its words, None where nobody said."""

    header: str
    body: str
    language: str | None
    header_aloud: str
    body_aloud: str


@dataclass(frozen=True)
class ServiceNews:
    """One alert. `cause`, `effect` and `severity` are codes like `stop-moved`; periods in UTC
    seconds, an open end is None, none at all means always.
    """

    id: str
    cause: str
    effect: str
    severity: str
    periods: tuple[tuple[int | None, int | None], ...]
    concerned: tuple[Concerned, ...]
    header: Worded
    body: Worded
    header_aloud: Worded
    body_aloud: Worded

    @property
    def is_about_access(self) -> bool:
        """Whether a lift or a ramp is out: this must be seen and heard at the stop."""
        return self.effect == ACCESSIBILITY

    def is_in_force(self, now: datetime) -> bool:
        """Whether now lies in one of its periods."""
        at = now.timestamp()
        return not self.periods or any(
            (start is None or start <= at) and (end is None or at < end)
            for start, end in self.periods
        )

    def text_in(self, tag: str, feed_language: str | None = None) -> NewsText:
        """Choose words for a reader of `tag`: their language, the feed's, English, the first.

        Header, body and speech are of one language; speech text of another is not used.
        """
        offered = [one for one, _ in (*self.header, *self.body)]
        language = best_language(tag, offered)
        if language is None and None not in offered:
            others = (feed_language, "en", *offered)
            chosen = (best_language(one, offered) for one in others if one)
            language = next((one for one in chosen if one), None)
        header, body = _words(self.header, language), _words(self.body, language)
        return NewsText(
            header or body,
            body if header else "",
            language or feed_language,
            _words(self.header_aloud, language) or header or body,
            (_words(self.body_aloud, language) or body) if header else "",
        )

    def concerns(
        self, group: StopGroup, routes: tuple[Route, ...], trips: frozenset[str] = frozenset()
    ) -> bool:
        """Whether a board of these stops, with these routes and trips on it, must show it.

        `trips` are the feed's own ids.
        """
        stops = group.whole if self.is_about_access else group.named
        return any(_fits(one, stops, routes, trips) for one in self.concerned)


@dataclass(frozen=True)
class ServiceAlerts:
    """One fetched feed of alerts. `timestamp` is its header's, seconds since 1970."""

    timestamp: int | None
    alerts: tuple[ServiceNews, ...]

    def age(self, now: datetime) -> timedelta | None:
        """Return how old the feed is at `now` (aware); None where it says nothing to believe."""
        return age(self.timestamp, now)

    def is_fresh(self, now: datetime) -> bool:
        """Whether it may be shown without its age at `now` (aware): not older than `FRESH`."""
        old = self.age(now)
        return old is not None and old <= FRESH


def read_service_alerts(body: bytes) -> ServiceAlerts:
    """Read the alerts in the bytes of a feed. Raises NotALiveFeed."""
    message = parse(body)
    alerts = [
        _alert(entity.id, entity.alert)
        for entity in message.entity
        if not entity.is_deleted and entity.HasField("alert")
    ]
    return ServiceAlerts(
        header_time(message), tuple(one for one in alerts if one.header or one.body)
    )


def _alert(name: str, alert: gtfs.Alert) -> ServiceNews:
    return ServiceNews(
        name,
        _code(gtfs.Alert.Cause.Name(alert.cause)),
        _code(gtfs.Alert.Effect.Name(alert.effect)),
        _code(gtfs.Alert.SeverityLevel.Name(alert.severity_level)),
        tuple((each.start or None, each.end or None) for each in alert.active_period),
        tuple(_concerned(each) for each in alert.informed_entity),
        _worded(alert.header_text),
        _worded(alert.description_text),
        _worded(alert.tts_header_text),
        _worded(alert.tts_description_text),
    )


def _code(name: str) -> str:
    return name.lower().replace("_", "-")


def _worded(text: gtfs.TranslatedString) -> Worded:
    cleaned = ((each.language or None, clean(each.text)) for each in text.translation)
    return tuple((language, words) for language, words in cleaned if words)


def _concerned(entity: gtfs.EntitySelector) -> Concerned:
    return Concerned(
        entity.agency_id or None,
        entity.route_id or (entity.trip.route_id or None),
        entity.route_type if entity.HasField("route_type") else None,
        entity.trip.trip_id or None,
        entity.stop_id or None,
    )


def _words(worded: Worded, language: str | None) -> str:
    return next((words for tag, words in worded if tag == language), "")


def _fits(
    one: Concerned, stops: frozenset[str], routes: tuple[Route, ...], trips: frozenset[str]
) -> bool:
    if one == Concerned():
        return False
    if one.stop is not None and one.stop not in stops:
        return False
    if one.trip is not None and one.trip not in trips:
        return False
    if one.agency is None and one.route is None and one.route_type is None:
        return True
    return any(
        one.route in (None, route.code)
        and one.route_type in (None, route.kind)
        and (one.agency is None or one.agency == route.agency_code)
        for route in routes
    )
