"""Housekeeping of the outbox: ballast, keys, and what was kept long enough."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import DatabaseError

from kiosk.outbox.faults import is_full
from kiosk.outbox.ledger import Ledger
from kiosk.store import tables
from kiosk.store.connecting import outside_transaction

KEPT = timedelta(days=14)
"""How long a sealed copy stays after the city has it (trust 0.8)."""
STATUS_KEPT = timedelta(days=180)
"""How long the state of a request can be asked for after its last news."""

_rows = tables.outbox.c
_status = tables.request_status.c


class Upkeep(Ledger):
    """What nobody asks for and everybody needs."""

    def tend(self) -> None:
        """Do what keeps the house in order; sync calls it at its start and every few minutes.

        Lays the ballast, prepares and destroys keys, deletes what was kept long enough.
        """
        self._space.load_ballast()
        with self._reading.connect() as connection:
            known = set(connection.scalars(select(_rows.id)))
        orphans = [self._spool.load(name) for name in self._spool.ids() - known]
        self._keyring.tend(frozenset(file.header.key_id for file in orphans if file is not None))
        self.purge()

    def purge(self) -> int:
        """Delete acknowledged envelopes after 14 days and old news; return how many envelopes.

        On a full disk the ballast is given back first, as even a deletion needs room (P4).
        """
        try:
            return self._purge()
        except (OSError, DatabaseError) as error:
            if not is_full(error) or not self._space.drop_ballast():
                raise
            return self._purge()

    def _purge(self) -> int:
        now = self._clock.now()
        with self._engine.begin() as connection:
            old = connection.scalars(
                select(_rows.id).where(
                    _rows.state == "acknowledged",
                    _rows.acknowledged_at <= (now - KEPT).timestamp(),
                )
            ).all()
            for submission_id in old:
                self._spool.purge(submission_id)
                connection.execute(delete(tables.outbox).where(_rows.id == submission_id))
                self.note(connection, "purged", submission_id)
            connection.execute(
                delete(tables.request_status).where(
                    _status.updated_at <= (now - STATUS_KEPT).timestamp()
                )
            )
        if old:
            outside_transaction(self._engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        return len(old)
