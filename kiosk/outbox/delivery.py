"""The states of a saved submission on its way to the city, for `sync` (P11-P14).

saved → sending → acknowledged; a definite no is `refused`; a doubt is `unsure` and is looked for
at the city before anything is sent again. Every step is one durable transaction with its audit
line. The submission itself never changes and never leaves before it is acknowledged: triggers in
the database hold that.
"""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select, update

from kiosk.outbox.envelope import open_envelope
from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.ledger import DueRow, Ledger, due_row
from kiosk.store import tables

_CODE = re.compile(r"[a-z0-9][a-z0-9.:-]{0,79}")
_rows = tables.outbox.c


class NotDue(Exception):
    """The submission is not in a state from which this step may be taken; nothing was changed."""


class Delivery(Ledger):
    """What may happen to a submission after it was saved. Safe to use from several processes."""

    # -- what is to do

    def due(
        self, now: datetime | None = None, limit: int = 50, destination: str | None = None
    ) -> list[DueRow]:
        """Return what is due at `now` (aware; the clock's time without it), oldest first.

        With `destination` only what goes there, so that a silent one holds up no other (P13).

        A wait longer than the one that was set means that the clock was turned back: due (P16).
        """
        moment = (now or self._clock.now()).timestamp()
        wanted = (
            select(tables.outbox)
            .where(
                _rows.state.in_(("saved", "sending", "unsure")),
                _rows.next_at.is_not(None),
                or_(_rows.next_at <= moment, _rows.next_at - moment > _rows.wait),
            )
            .order_by(_rows.next_at, _rows.id)
            .limit(limit)
        )
        if destination is not None:
            wanted = wanted.where(_rows.destination == destination)
        with self._reading.connect() as connection:
            return [due_row(row) for row in connection.execute(wanted)]

    def next_due_at(self) -> datetime | None:
        """Return when the next one becomes due, None when nothing waits."""
        with self._reading.connect() as connection:
            found = connection.scalar(
                select(func.min(_rows.next_at)).where(
                    _rows.state.in_(("saved", "sending", "unsure"))
                )
            )
        return None if found is None else datetime.fromtimestamp(found, UTC)

    def settle_interrupted(self) -> int:
        """Turn attempts that were cut off into `unsure`; sync calls it once at its start.

        Returns how many there were. Only one process may send at a time.
        """
        with self._engine.begin() as connection:
            cut = connection.scalars(
                select(_rows.id).where(_rows.state == "sending", _rows.token.is_(None))
            ).all()
            for submission_id in cut:
                self._move(
                    connection,
                    submission_id,
                    "unsure",
                    why="interrupted",
                    doubts=_rows.doubts + 1,
                    next_at=self.moment(),
                )
        return len(cut)

    def open_document(self, submission_id: str) -> dict[str, Any]:
        """Return the submission's document, in memory only.

        Raises `CannotOpen`: no-key where only the city can open it, tampered, unreadable.
        """
        return dict(
            json.loads(open_envelope(self.envelope(submission_id), self._key(submission_id)))
        )

    def envelope(self, submission_id: str) -> bytes:
        """Return the sealed bytes, the same at every retry (P11); raises `KeyError`."""
        with self._reading.connect() as connection:
            data = connection.scalar(select(_rows.envelope).where(_rows.id == submission_id))
        if data is None:
            raise KeyError(submission_id)
        return bytes(data)

    # -- steps

    def begin_attempt(self, submission_id: str) -> str:
        """Note durably, before anything is sent, that an attempt begins; return its nonce (P12).

        Raises `NotDue` unless the submission is saved or unsure.
        """
        nonce = secrets.token_hex(8)
        self._spool.mark_tried(submission_id, nonce)
        with self._engine.begin() as connection:
            self._move(
                connection,
                submission_id,
                "sending",
                expected=("saved", "unsure"),
                attempts=_rows.attempts + 1,
                checks=0,
                nonce=nonce,
                attempted_at=self.moment(),
                next_at=None,
            )
        return nonce

    def acknowledge(self, submission_id: str, city_id: str | None) -> None:
        """Note that the city has it, under its own id where it gave one. Repeating is harmless."""
        with self._engine.begin() as connection:
            row = self._row(connection, submission_id)
            if row.state != "acknowledged":
                self._move(
                    connection,
                    submission_id,
                    "acknowledged",
                    city_id=city_id,
                    acknowledged_at=self.moment(),
                    next_at=None,
                    why=None,
                )
                self.put_status(
                    connection,
                    row.reference,
                    state="acknowledged",
                    notes="",
                    city_id=city_id,
                    updated_at=self.moment(),
                    destination=row.destination,
                    form_id=row.form_id,
                )
        self._spool.settle(submission_id)

    def hold_token(self, submission_id: str, token: str, when: datetime | None = None) -> None:
        """Keep the endpoint's promise of an id and ask for it at `when` (aware; now without)."""
        with self._engine.begin() as connection:
            self._move(connection, submission_id, "sending", token=token, **self._at(when))

    def retry_at(self, submission_id: str, when: datetime, why: str) -> None:
        """Send again at `when`: only where the city certainly does not have it. A token stays."""
        with self._engine.begin() as connection:
            token = self._row(connection, submission_id).token
            self._move(
                connection,
                submission_id,
                "sending" if token else "saved",
                why=_code(why),
                **self._at(when),
            )

    def unsure(
        self, submission_id: str, why: str, when: datetime | None = None, *, looked: bool = True
    ) -> None:
        """The city may have it: look for it at `when`; without `when` a person must decide.

        Of one that was unsure before this counts as a look, unless `looked` says that the city
        could not be asked.
        """
        at = {"next_at": None} if when is None else self._at(when)
        with self._engine.begin() as connection:
            again = self._row(connection, submission_id).state == "unsure"
            self._move(
                connection,
                submission_id,
                "unsure",
                why=_code(why),
                checks=_rows.checks + int(again and looked),
                doubts=_rows.doubts + int(not again),
                token=None,
                **at,
            )

    def refuse(self, submission_id: str, why: str) -> None:
        """The city said no: kept, shown to staff, not sent again by itself."""
        with self._engine.begin() as connection:
            self._move(connection, submission_id, "refused", why=_code(why), next_at=None)

    def release(self, submission_id: str) -> None:
        """Staff decided that a refused or parked submission is tried again."""
        with self._engine.begin() as connection:
            row = self._row(connection, submission_id)
            if row.state not in ("refused", "unsure"):
                raise NotDue(row.state)
            self._move(
                connection,
                submission_id,
                "saved",
                why="released",
                token=None,
                next_at=self.moment(),
            )

    # -- inside

    def _at(self, when: datetime | None) -> dict[str, Any]:
        now = self.moment()
        at = now if when is None else when.timestamp()
        return {"next_at": at, "wait": max(at - now, 0.0)}

    def _key(self, submission_id: str) -> Any:
        with self._reading.connect() as connection:
            key_id = connection.scalar(select(_rows.key_id).where(_rows.id == submission_id))
        if key_id is None:
            raise CannotOpen("no-key")
        return self._keyring.private(key_id)

    def _row(self, connection: Connection, submission_id: str) -> Any:
        row = connection.execute(
            select(
                _rows.state, _rows.reference, _rows.token, _rows.destination, _rows.form_id
            ).where(_rows.id == submission_id)
        ).first()
        if row is None:
            raise KeyError(submission_id)
        return row

    def _move(
        self,
        connection: Connection,
        submission_id: str,
        state: str,
        expected: tuple[str, ...] = ("saved", "sending", "unsure", "refused"),
        **values: Any,
    ) -> None:
        moved = connection.execute(
            update(tables.outbox)
            .where(_rows.id == submission_id, _rows.state.in_(expected))
            .values(state=state, **values)
        )
        if moved.rowcount != 1:
            raise NotDue(submission_id)
        self.note(connection, state, submission_id, values.get("why") or "")


def _code(why: str) -> str:
    """Keep codes, never sentences: an endpoint's error may repeat what the resident wrote (P20)."""
    return why if _CODE.fullmatch(why) else "unclassified"
