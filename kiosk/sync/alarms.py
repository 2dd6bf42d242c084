"""What staff must know: said at once, said again every day, gone when it is mended (P14)."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog

from kiosk.clock import Clock
from kiosk.sync.memory import read_json, write_whole

AGAIN = timedelta(days=1)

_log = structlog.get_logger("kiosk.sync")


@dataclass(frozen=True)
class Alarm:
    """One thing that is wrong; `kind` is a code, `detail` codes or a file name, never content.

    `since` and `said` are ISO 8601 in UTC.
    """

    kind: str
    subject: str
    detail: str
    since: str
    said: str


class Alarms:
    """The open alarms, in `<home>/sync/alarms.json` for the staff pages and `kiosk status`."""

    def __init__(
        self, home: Path, clock: Clock, say: Callable[[Alarm], None] | None = None
    ) -> None:
        self._path = home / "sync" / "alarms.json"
        self._clock = clock
        self._say = say or _say
        self._open = {(alarm.kind, alarm.subject): alarm for alarm in open_alarms(home)}

    @property
    def open(self) -> tuple[Alarm, ...]:
        """What is wrong now, oldest first."""
        return tuple(sorted(self._open.values(), key=lambda alarm: alarm.since))

    def ring(self, kind: str, subject: str, detail: str = "") -> None:
        """Report that something is wrong; the same thing is said again only after a day."""
        now = self._clock.now()
        stamp = now.isoformat(timespec="seconds")
        known = self._open.get((kind, subject))
        if known is None:
            alarm = Alarm(kind, subject, detail, stamp, stamp)
        elif known.detail == detail and not self._is_old(known, now):
            return
        else:
            alarm = replace(known, detail=detail, said=stamp)
        self._open[(kind, subject)] = alarm
        self._keep()
        self._say(alarm)

    def repeat(self) -> None:
        """Say again what was last said more than a day ago and is still wrong."""
        for alarm in self.open:
            self.ring(alarm.kind, alarm.subject, alarm.detail)

    def mend(self, kind: str, subject: str) -> None:
        """Note that it is right again."""
        if self._open.pop((kind, subject), None) is not None:
            self._keep()

    def only(self, kind: str, wrong: Mapping[str, str]) -> None:
        """Make the alarms of this kind those of `wrong`: subject → detail."""
        for alarm in self.open:
            if alarm.kind == kind and alarm.subject not in wrong:
                self.mend(kind, alarm.subject)
        for subject, detail in wrong.items():
            self.ring(kind, subject, detail)

    def _is_old(self, alarm: Alarm, now: datetime) -> bool:
        return abs(now - datetime.fromisoformat(alarm.said)) >= AGAIN

    def _keep(self) -> None:
        rows = [asdict(alarm) for alarm in self.open]
        write_whole(self._path, json.dumps(rows, indent=1))


def open_alarms(home: Path) -> list[Alarm]:
    """Return the alarms that sync left open, for staff; none where the file is missing."""
    rows: Any = read_json(home / "sync" / "alarms.json")
    try:
        return [Alarm(**row) for row in rows or []]
    except TypeError:
        return []


def _say(alarm: Alarm) -> None:
    _log.warning("alarm", kind=alarm.kind, subject=alarm.subject, detail=alarm.detail)
