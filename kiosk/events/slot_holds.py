"""Times that are kept for whoever fills in a form here, and what became of them.

The screen has no network. It writes here what it wants of the city's slot service; sync, another
process, asks for it and writes the answer beside it. The file may be lost: a wish that was sent is
in the outbox, and what is kept at the city runs out by itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from kiosk.clock import Clock
from kiosk.events.hold_file import HoldFile
from kiosk.events.slot_book import FOLDER
from kiosk.events.slots import Booking

FILE = "holds.db"
LONGEST = timedelta(minutes=30)
"""So long a time is kept for one form, however often the city would lend it again."""
KEPT = timedelta(days=1)
"""What the city said is kept so long after the time itself."""

Wish = Literal["hold", "release", "book"]


@dataclass(frozen=True)
class Hold:
    """A time that was asked for; `until` is aware and says how long it is really kept."""

    token: str
    list: str
    starts: datetime
    wish: Wish
    state: str
    until: datetime | None
    reference: str | None
    asked_at: datetime


class SlotHolds:
    """The file `<home>/appointments/holds.db`, for the screen and for sync.

    Raises OSError where it cannot be used; what cannot be read is begun anew.
    """

    def __init__(self, home: Path, clock: Clock) -> None:
        self._file = HoldFile(home / FOLDER / FILE)
        self._clock = clock

    # --- for the screen -----------------------------------------------------------------------
    def ask(self, name: str, starts: datetime) -> str:
        """Want a time of a list to be kept; return the token it is looked for by."""
        token, now = secrets.token_hex(16), self._now
        with self._file.writing() as db:
            db.execute(
                "INSERT INTO slot_hold VALUES (?, ?, ?, 'hold', 'asked', NULL, NULL, ?, ?)",
                (token, name, starts.isoformat(), now, now),
            )
        return token

    def release(self, token: str) -> None:
        """Want it no longer."""
        self._release("token = ?", token)

    def release_all(self) -> None:
        """Give back what a screen that broke off has left."""
        if self._file.is_there:
            self._release("wish = 'hold'")

    def book(self, name: str, starts: datetime, reference: str, token: str = "") -> None:
        """Want a time for good, for a request that is safe here; `token` where it is kept."""
        now = self._now
        with self._file.writing() as db:
            db.execute(
                "INSERT INTO slot_hold VALUES (?, ?, ?, 'book', 'asked', NULL, ?, ?, ?)"
                " ON CONFLICT (token) DO UPDATE SET wish = 'book', reference = ?, next_at = ?",
                (
                    *(token or secrets.token_hex(16), name, starts.isoformat()),
                    *(reference, now, now, reference, now),
                ),
            )

    def look(self, token: str) -> Hold | None:
        """Return how it stands; None where nobody asks for it any more."""
        return next(iter(self._rows("token = ?", token)), None)

    def is_kept(self, token: str) -> datetime | None:
        """Return until when it is kept, None where it is not, or not any more."""
        hold = self.look(token)
        if hold is None or hold.state != "held" or hold.until is None:
            return None
        return hold.until if hold.until > self._clock.now() else None

    def lost(self, name: str) -> frozenset[datetime]:
        """Return the times of a list that the city has just given to others."""
        return frozenset(hold.starts for hold in self._rows("list = ? AND state = 'gone'", name))

    def booking(self, reference: str) -> Booking | None:
        """Return what the city says about a request's time, of this kiosk or another."""
        if not self._file.is_there:
            return None
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT reference, state, starts FROM booking WHERE reference = ?", (reference,)
            ).fetchall()
        told = (Booking(reference=row[0], state=row[1], starts=_moment(row[2])) for row in rows)
        return next(told, None)

    # --- for sync -----------------------------------------------------------------------------
    def due(self, name: str) -> list[Hold]:
        """Return what the city is to be asked about a list, what residents wait for first."""
        if not self._file.is_there:
            return []
        return self._rows(
            "list = ? AND next_at <= ? AND state <> 'gone' AND (wish <> 'hold' OR asked_at > ?)"
            " ORDER BY wish <> 'hold', asked_at",
            *(name, self._now, self._now - LONGEST.total_seconds()),
        )

    def held(self, hold: Hold, until: datetime) -> None:
        """Note that it is kept; the city is asked again shortly before that ends."""
        again = max(self._now + 5.0, until.timestamp() - 60.0)
        self._note(hold, "state = 'held', until = ?, next_at = ?", until.timestamp(), again)

    def gone(self, hold: Hold) -> None:
        """Note that somebody else has it."""
        self._note(hold, "state = 'gone', until = NULL")

    def later(self, hold: Hold, seconds: float) -> None:
        """Ask the city again after so long."""
        self._note(hold, "next_at = ?", self._now + seconds)

    def drop(self, hold: Hold) -> None:
        """Forget it: it was given back, or is over."""
        with self._file.writing() as db:
            db.execute("DELETE FROM slot_hold WHERE token = ?", (hold.token,))

    def tell(self, bookings: Iterable[Booking]) -> None:
        """Keep what the city says about times."""
        rows = [(one.reference, one.state, one.starts.isoformat(), self._now) for one in bookings]
        if rows:
            with self._file.writing() as db:
                db.executemany("INSERT OR REPLACE INTO booking VALUES (?, ?, ?, ?)", rows)

    def tidy(self) -> None:
        """Delete what is over: times that passed, and what was kept for too long."""
        if not self._file.is_there:
            return
        now = self._clock.now()
        over = [
            hold.token
            for hold in self._rows("1")
            if hold.starts + KEPT < now
            or (hold.wish != "book" and hold.asked_at + LONGEST + timedelta(minutes=5) < now)
        ]
        with self._file.writing() as db:
            db.executemany("DELETE FROM slot_hold WHERE token = ?", [(token,) for token in over])
            for reference, starts in db.execute("SELECT reference, starts FROM booking").fetchall():
                if _moment(starts) + KEPT < now:
                    db.execute("DELETE FROM booking WHERE reference = ?", (reference,))

    # --- within -------------------------------------------------------------------------------
    @property
    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _release(self, where: str, *values: object) -> None:
        with self._file.writing() as db:
            db.execute(
                f"UPDATE slot_hold SET wish = 'release', next_at = ? WHERE {where}",  # noqa: S608
                (self._now, *values),
            )

    def _note(self, hold: Hold, what: str, *values: object) -> None:
        """Write an answer down, unless the screen wants something else by now."""
        with self._file.writing() as db:
            db.execute(
                f"UPDATE slot_hold SET {what} WHERE token = ? AND wish = ?",  # noqa: S608
                (*values, hold.token, hold.wish),
            )

    def _rows(self, where: str, *values: object) -> list[Hold]:
        if not self._file.is_there:
            return []
        columns = "token, list, starts, wish, state, until, reference, asked_at"
        with self._file.reading() as db:
            rows = db.execute(f"SELECT {columns} FROM slot_hold WHERE {where}", values)  # noqa: S608
            return [
                Hold(
                    *(token, name, _moment(starts), wish, state),
                    *(None if until is None else self._aware(until), reference),
                    self._aware(asked_at),
                )
                for token, name, starts, wish, state, until, reference, asked_at in rows.fetchall()
            ]

    def _aware(self, stamp: float) -> datetime:
        return datetime.fromtimestamp(stamp, self._clock.now().tzinfo)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
