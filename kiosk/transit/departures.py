"""The departures at one kiosk, from its timetable and from what sync has fetched."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from kiosk.clock import Clock
from kiosk.transit.board import read_board
from kiosk.transit.departure import Board
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.timetable import Timetable


class Departures:
    """Reads the board of a kiosk's stops, from any thread; `close` lets the timetable go."""

    def __init__(
        self, timetable: Timetable, stops: Sequence[str], live: LiveFiles, clock: Clock
    ) -> None:
        self._timetable = timetable
        self._stops = tuple(stops)
        self._live = live
        self._clock = clock
        self._turn = threading.Lock()

    def board(self, tag: str) -> Board | None:
        """Return the board as it is now for readers of `tag`; None for stops nobody knows."""
        with self._turn:
            updates, alerts = self._live.updates(), self._live.alerts()
            return read_board(self._timetable, self._stops, self._clock.now(), tag, updates, alerts)

    def close(self) -> None:
        """Let the timetable go."""
        with self._turn:
            self._timetable.close()
