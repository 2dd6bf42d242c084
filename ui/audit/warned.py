"""Departures and warnings, in every state, for the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from google.transit import gtfs_realtime_pb2 as gtfs

from kiosk.alerts.view import AlertsView, AlertView
from kiosk.transit.departure import Board
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import KIND, LiveSource
from ui.audit.clock import HeldClock
from ui.audit.state import State
from ui.audit.visitor import Visitor
from ui.models.alerts import GUARD_SECONDS

STALE_AFTER = 100.0
_FEED, _NOWHERE = "audit", "https://audit.invalid/feed"


def departures(visitor: Visitor) -> Iterator[State]:
    """What leaves by the timetable; then live, late, cancelled, with news; then no longer live."""
    offers = visitor.app.core.offers
    if not offers.has_departures:
        return
    visitor.go("departures")
    yield State("departures", "board")
    board = offers.departures(visitor.language)
    if board is None or not board.departures:
        return
    source = LiveSource(id=_FEED, kind=KIND, trip_updates=_NOWHERE, alerts=_NOWHERE)
    opened = offers._departures
    before, opened._live = opened._live, LiveFiles(offers.settings.home, [source])
    try:
        _tell_live(opened._live, board, visitor.clock)
        visitor.go("departures")
        yield State("departures", "live")
        visitor.clock.advance(STALE_AFTER)
        visitor.app.desk.session.timer.restart()  # somebody is there, and looks
        visitor.go("departures")
        yield State("departures", "stale")
    finally:
        opened._live = before


def _tell_live(live: LiveFiles, board: Board, clock: HeldClock) -> None:
    """Have real time say: the first is late, the second does not come, and the lift is broken."""
    trips, news = _message(clock), _message(clock)
    for number, row in enumerate(board.departures[:6]):
        update = trips.entity.add(id=row.trip).trip_update
        update.trip.trip_id = row.trip
        if number == 1:
            update.trip.schedule_relationship = gtfs.TripDescriptor.CANCELED
        else:
            update.stop_time_update.add(stop_sequence=1).departure.delay = 180 * (number == 0)
    told = news.entity.add(id="lift").alert
    told.informed_entity.add(stop_id=board.departures[0].stop)
    told.header_text.translation.add(language="en", text="The lift is out of order.")
    live.keep(_FEED, "trips", trips.SerializeToString())
    live.keep(_FEED, "alerts", news.SerializeToString())


def _message(clock: HeldClock) -> gtfs.FeedMessage:
    message = gtfs.FeedMessage()
    message.header.gtfs_realtime_version = "2.0"
    message.header.timestamp = int(clock.now().timestamp())
    return message


def warnings(visitor: Visitor) -> Iterator[State]:
    """All warnings, each of them, and a grave one over a page."""
    view = visitor.app.core.offers.alerts(visitor.language)
    if view is None:
        return
    visitor.go("alerts")
    yield State("alerts", "list")
    for number, alert in enumerate(view.alerts):
        visitor.go("alert", alert.key)
        yield State("alert", f"of-{number + 1}")
    yield from over_a_page(visitor, view.alerts[-1:])


def over_a_page(visitor: Visitor, alerts: Sequence[AlertView]) -> Iterator[State]:
    """The last warning once more, as if it were grave: it lies over a form."""
    shown, offers = visitor.models.offers.alerts, visitor.app.core.offers
    if not alerts:
        return
    visitor.ask(visitor.pack.service("street-light"), "choice")
    before, offers.__dict__["_alerts"] = offers._alerts, _Grave(offers._alerts, alerts[0].key)
    try:
        shown.refresh()
        yield State("warning", "over-a-form")
        visitor.clock.advance(2 * GUARD_SECONDS)
        shown.dismiss()
    finally:
        offers.__dict__["_alerts"] = before
        shown.refresh()


class _Grave:
    """The city's warnings, one of them grave enough for the whole screen."""

    def __init__(self, board: Any, key: str) -> None:
        self._board, self._key = board, key

    def view(self, *asked: Any) -> AlertsView:
        """Return what holds now."""
        view: AlertsView = self._board.view(*asked)
        alerts = [
            replace(one, layout="screen") if one.key == self._key else one for one in view.alerts
        ]
        return replace(view, alerts=tuple(alerts))
