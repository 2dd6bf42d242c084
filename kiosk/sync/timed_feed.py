"""What feeds have in common: a name, a line, and a rhythm."""

from __future__ import annotations

from kiosk.sync.open311.transport import Transport
from kiosk.sync.rhythm import Rhythm


class TimedFeed:
    """A feed without its step."""

    is_local = False

    def __init__(self, name: str, line: Transport, rhythm: Rhythm) -> None:
        self.name = name
        self.rhythm = rhythm
        self._line = line

    @property
    def due_in(self) -> float:
        """Seconds until it is time to ask again."""
        return self.rhythm.due_in

    @property
    def trouble(self) -> str:
        """A code where it has not worked for long."""
        return self.rhythm.trouble

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        self.rhythm.now()

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()
