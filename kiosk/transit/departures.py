"""The departures at one kiosk, from its timetable and from what sync has fetched."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from kiosk.clock import Clock
from kiosk.transit.board import read_board
from kiosk.transit.departure import Board
from kiosk.transit.live_files import LiveFiles
from kiosk.transit.names import Name
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

    def board(self, tag: str, stop: str = "") -> Board | None:
        """Return the board as it is now for readers of `tag`; None for stops nobody knows.

        `stop` is one of the kiosk's; without it, all of them stand on one board.
        """
        with self._turn:
            stops = (stop,) if stop else self._stops
            updates, alerts = self._live.updates(), self._live.alerts()
            return read_board(self._timetable, stops, self._clock.now(), tag, updates, alerts)

    def stops(self, tag: str) -> tuple[tuple[str, Name], ...]:
        """Return the kiosk's stops that the timetable knows: id and name for readers of `tag`."""
        with self._turn:
            return tuple(
                (stop, self._name(group.main, tag))
                for stop in self._stops
                if (group := self._timetable.group((stop,))) is not None
            )

    def _name(self, number: int, tag: str) -> Name:
        stop = self._timetable.stop(number)
        return self._timetable.names.stop(stop.code, stop.name, stop.spoken, tag)

    def close(self) -> None:
        """Let the timetable go."""
        with self._turn:
            self._timetable.close()
