"""Builds what the screen would otherwise build at its first search: the indexes of the pack."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.clock import Clock
from kiosk.directory.help_index import HelpIndex
from kiosk.directory.help_opening import HelpFileFault, open_help
from kiosk.sync.here import Here
from kiosk.transit.opening import open_timetable
from kiosk.transit.timetable import NoTimetable, Timetable

AGAIN = 300.0
"""Seconds until it is seen whether an index has gone missing."""
FAULTY = 6 * 3600.0
"""The same where the pack has a fault, which is told where the pack is checked."""


class IndexFeed:
    """Fetches nothing; steps like a feed, in a thread of its own."""

    name = "indexes"
    trouble = ""
    is_local = True

    def __init__(self, home: Path, here: Here, clock: Clock) -> None:
        self._home = home
        self._here = here
        self._clock = clock
        self._next = clock.monotonic()

    @property
    def due_in(self) -> float:
        """Seconds until it looks again."""
        return max(0.0, self._next - self._clock.monotonic())

    def open_now(self) -> None:
        """Wait no longer."""
        self._next = self._clock.monotonic()

    def close(self) -> None:
        """Nothing is held open."""

    def step(self) -> None:
        """Open both indexes, which builds what is not there; raises OSError."""
        waits = {self._built(self._help), self._built(self._timetable)}
        self._next = self._clock.monotonic() + max(waits)

    def _built(self, opener: Callable[[], HelpIndex | Timetable | None]) -> float:
        try:
            opened = opener()
        except (HelpFileFault, NoTimetable):
            return FAULTY
        if opened is not None:
            opened.close()
        return AGAIN

    def _help(self) -> HelpIndex | None:
        return open_help(self._home, self._here.pack_folder, self._here.languages)

    def _timetable(self) -> Timetable | None:
        return open_timetable(self._home, self._here.pack_folder) if self._here.stops else None
