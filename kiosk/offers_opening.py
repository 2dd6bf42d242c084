"""Opens what a city offers, from its pack and from what sync has kept; faults go to the log."""

from __future__ import annotations

from pathlib import Path

import structlog

from kiosk.alerts.board import AlertBoard
from kiosk.alerts.record import AlertStore
from kiosk.alerts.sources import load_sources
from kiosk.clock import Clock
from kiosk.directory.help_opening import open_help
from kiosk.directory.help_search import HelpSearch
from kiosk.pack.help_file import HelpFileFault
from kiosk.pack.model import Pack
from kiosk.store.connecting import sqlite_module
from kiosk.transit.departures import Departures
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.live_sources import load_live_sources
from kiosk.transit.opening import open_timetable
from kiosk.transit.timetable import NoTimetable

_log = structlog.get_logger("kiosk.offers")


def open_help_search(home: Path, pack: Pack, clock: Clock) -> HelpSearch | None:
    """Return the search over the pack's places; None where there are none or a fault was logged."""
    try:
        index = open_help(home, pack.folder, pack.languages)
    except (OSError, HelpFileFault, sqlite_module().Error) as error:
        _log.error("help_index", fault=type(error).__name__)
        return None
    here = (pack.city.kiosk.latitude, pack.city.kiosk.longitude)
    return HelpSearch(index, here, pack.city.zone, clock) if index else None


def open_departures(home: Path, pack: Pack, clock: Clock) -> Departures | None:
    """Return the departures at the kiosk's stops; None without a timetable or after a fault."""
    try:
        timetable = open_timetable(home, pack.folder)
    except (OSError, NoTimetable) as error:
        _log.error("timetable", fault=type(error).__name__)
        return None
    if timetable is None:
        return None
    live = LiveFiles(home, load_live_sources(home, pack.endpoints)[0])
    return Departures(timetable, pack.city.kiosk.timetable_stops, live, clock)


def open_alerts(home: Path, pack: Pack) -> AlertBoard | None:
    """Return the board of warnings over what sync has kept; None where nobody warns.

    A source that is written wrongly is left out.
    """
    sources, faults = load_sources(home, pack.endpoints)
    for name in faults:
        _log.warning("alert_source", source=name)
    if not sources:
        return None
    place = pack.city.kiosk
    fallbacks = (pack.city.official_language, *pack.languages)
    return AlertBoard(
        AlertStore(home), sources, place.latitude, place.longitude, fallbacks, pack.folder
    )


def build_indexes(home: Path, pack: Pack, clock: Clock) -> None:
    """Build what opening would otherwise build, before anybody waits for it."""
    for opened in (open_help_search(home, pack, clock), open_departures(home, pack, clock)):
        if opened is not None:
            opened.close()
