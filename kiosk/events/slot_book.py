"""Which times can be wished for here: what the city lends, less what this kiosk has given away."""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.clock import Clock
from kiosk.events.slots import BrokenSlots, Slot, read_slots

FOLDER = "appointments"
TAKEN = "taken.json"
"""Wishes of this kiosk that the city's list does not know yet: list and time, nobody's name."""
SUFFIXES = (".json", ".ics")


class SlotBook:
    """Free times by list. A fetched list in the home takes the place of the pack's own."""

    def __init__(self, home: Path, pack: Path | None, zone: ZoneInfo, clock: Clock) -> None:
        self._home = home / FOLDER
        self._pack = pack / FOLDER if pack is not None else None
        self._zone = zone
        self._clock = clock
        self._turn = threading.Lock()

    def free(self, name: str) -> tuple[Slot, ...]:
        """Return the times left on a list, earliest first; nothing where it cannot be read.

        Reads a file and works out repetitions: call it beside the screen.
        """
        listed = self._listed(name)
        taken = Counter(starts for held, starts in self._taken() if held == name)
        left = (
            slot.model_copy(update={"free": slot.free - taken[slot.starts.astimezone(UTC)]})
            for slot in listed
        )
        return tuple(slot for slot in left if slot.free > 0)

    def take(self, name: str, starts: datetime) -> bool:
        """Give a time away for good, if it is still there; written to the disk before it returns.

        Raises OSError where it cannot be written; then it was not given.
        """
        with self._turn:
            moment = starts.astimezone(UTC)
            if all(slot.starts.astimezone(UTC) != moment for slot in self.free(name)):
                return False
            self._write([*self._taken(), (name, moment)])
            return True

    def give_back(self, name: str, starts: datetime) -> None:
        """Take back a time whose wish could not be saved; raises OSError."""
        with self._turn:
            taken = self._taken()
            entry = (name, starts.astimezone(UTC))
            if entry in taken:
                taken.remove(entry)
                self._write(taken)

    def _listed(self, name: str) -> tuple[Slot, ...]:
        for folder in (self._home, self._pack):
            for suffix in SUFFIXES:
                file = folder / f"{name}{suffix}" if folder is not None else None
                if file is not None and file.is_file():
                    try:
                        return read_slots(file.read_bytes(), self._zone, self._clock.now())
                    except (BrokenSlots, OSError):
                        continue
        return ()

    def _taken(self) -> list[tuple[str, datetime]]:
        """Return what was given away and has not passed; a file that cannot be read holds none."""
        try:
            rows = json.loads((self._home / TAKEN).read_bytes())
            taken = [(str(name), datetime.fromisoformat(starts)) for name, starts in rows]
        except (OSError, ValueError, TypeError):
            return []
        return [row for row in taken if row[1] > self._clock.now() - timedelta(days=1)]

    def _write(self, taken: list[tuple[str, datetime]]) -> None:
        self._home.mkdir(parents=True, exist_ok=True)
        beside = self._home / f".{TAKEN}"
        with beside.open("w", encoding="utf-8") as file:
            json.dump([[name, starts.isoformat()] for name, starts in sorted(taken)], file)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._home / TAKEN)
