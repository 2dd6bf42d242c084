"""Builds what the screen would otherwise build at its first search: the indexes of the pack."""

from __future__ import annotations

from pathlib import Path

from kiosk.clock import Clock
from kiosk.directory.help_opening import HelpFileFault, open_help
from kiosk.sync.here import Here
from kiosk.transit.opening import open_timetable
from kiosk.transit.timetable import NoTimetable

AGAIN = 300.0
"""Seconds until it is seen whether an index has gone missing."""


class IndexFeed:
    """Fetches nothing; steps like a feed, in a thread of its own."""

    name = "indexes"
    trouble = ""

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
        """Open both indexes, which builds what is not there; raises OSError.

        What the pack has wrongly is told where the pack is checked.
        """
        self._next = self._clock.monotonic() + AGAIN
        folder = self._here.pack_folder
        try:
            help_index = open_help(self._home, folder, self._here.languages)
        except HelpFileFault:
            help_index = None
        try:
            timetable = open_timetable(self._home, folder) if self._here.stops else None
        except NoTimetable:
            timetable = None
        for opened in (help_index, timetable):
            if opened is not None:
                opened.close()
