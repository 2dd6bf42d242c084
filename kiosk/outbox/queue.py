"""The outbox: a submission is sealed, saved twice, and only then is there a receipt (P1, P19)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, bindparam, insert, select
from sqlalchemy.exc import DBAPIError

from kiosk.clock import Clock
from kiosk.outbox.delivery import Delivery
from kiosk.outbox.envelope import Envelope, Header, bucket_for, seal
from kiosk.outbox.errors import CannotSave, OutOfSpace
from kiosk.outbox.faults import is_broken, is_full
from kiosk.outbox.keyring import Keyring
from kiosk.outbox.receipt import Receipt
from kiosk.outbox.reference import new_reference
from kiosk.outbox.space import Space
from kiosk.outbox.spool import Spool
from kiosk.outbox.submission import Submission, check_submission
from kiosk.outbox.upkeep import Upkeep
from kiosk.store import tables

_rows = tables.outbox.c
# Built once: building a statement costs as much as running it.
_INSERT = insert(tables.outbox)
_SAVED_AS = select(_rows.reference).where(_rows.id == bindparam("saved_id"))


class Outbox(Delivery, Upkeep):
    """Durable queue of envelopes, on the database and the spool."""

    def __init__(
        self, engine: Engine, spool: Spool, keyring: Keyring, clock: Clock, space: Space
    ) -> None:
        super().__init__(engine, spool, keyring, clock, space)
        self._turn = threading.Lock()
        self._halted = False

    def submit(self, submission: Submission) -> Receipt:
        """Save `submission` and return its receipt.

        The receipt exists only after the spool file is synced and the row is committed with FULL.
        The same submission again gives the same receipt (a double tap). Raises `OutOfSpace` where
        the disk is too full and `CannotSave` for everything else; then nothing readable was
        written and no receipt may be shown. After a failing disk every later call is refused with
        reason `halted`: the process must start anew, as a sync on the same handle would lie (P5).
        """
        with self._turn:
            if self._halted:
                raise CannotSave("halted")
            written: list[str] = []
            with self._refusing(written), self._engine.begin() as connection:
                if not self._is_saved(connection, submission):
                    self._space.check()
                    envelope = self._seal(connection, submission)
                    written.append(submission.id)
                    self._spool.put(envelope)
                    self.add_row(connection, envelope, "saved", "saved")
            return _receipt(submission)

    def new_reference(self, prefix: str) -> str:
        """Return a reference that is free on this kiosk, beginning with the kiosk's prefix."""
        with self._reading.connect() as connection:

            def taken(reference: str) -> bool:
                return any(
                    connection.execute(
                        select(table.c.reference).where(table.c.reference == reference)
                    ).first()
                    for table in (tables.outbox, tables.request_status)
                )

            return new_reference(prefix, taken)

    def _is_saved(self, connection: Connection, submission: Submission) -> bool:
        found = connection.scalar(_SAVED_AS, {"saved_id": submission.id})
        if found is not None and found != submission.reference:
            raise CannotSave("invalid")
        return found is not None

    def _seal(self, connection: Connection, submission: Submission) -> Envelope:
        check_submission(submission)
        body = submission.to_bytes()
        key = self._keyring.sealing_key(connection)
        header = Header(
            submission_id=submission.id,
            reference=submission.reference,
            form_id=submission.service_id,
            form_version=submission.service_version,
            key_id=key.key_id,
            kiosk=submission.kiosk_id,
            hour=submission.created_at.strftime("%Y-%m-%dT%HZ"),
            size_bucket=bucket_for(len(body)),
            destination=submission.destination,
        )
        return seal(header, body, key.public)

    def add_row(
        self, connection: Connection, envelope: Envelope, state: str, event: str, **values: object
    ) -> None:
        """Insert the row and its audit line in the caller's transaction."""
        header = envelope.header
        connection.execute(
            _INSERT,
            {
                "id": header.submission_id,
                "reference": header.reference,
                "form_id": header.form_id,
                "form_version": header.form_version,
                "key_id": header.key_id,
                "size_bucket": header.size_bucket,
                "kiosk": header.kiosk,
                "hour": header.hour,
                "destination": header.destination,
                "envelope": envelope.data,
                "sha256": envelope.sha256,
                "state": state,
                "next_at": None if state == "acknowledged" else self.moment(),
                **values,
            },
        )
        self.note(connection, event, header.submission_id)

    @contextmanager
    def _refusing(self, written: list[str]) -> Iterator[None]:
        """Turn any failure into a refusal without a cause, so that no word of it can be logged.

        Files of the ids in `written` are taken back: the resident is told that nothing is saved.
        """
        try:
            yield
            return
        except CannotSave as refusal:
            answer: CannotSave = refusal
        except Exception as error:
            answer = self._refusal(error)
        for submission_id in written:
            self._withdraw(submission_id)
        raise answer from None

    def _refusal(self, error: Exception) -> CannotSave:
        if is_full(error):
            return OutOfSpace()
        if isinstance(error, OSError | DBAPIError):
            self._halted = self._halted or is_broken(error)
            return CannotSave("storage")
        return CannotSave("sealing")

    def _withdraw(self, submission_id: str) -> None:
        try:
            self._spool.withdraw(submission_id)
        except OSError:
            # It will be adopted at the next start: one report too many is better than one lost.
            self._halted = True


def _receipt(submission: Submission) -> Receipt:
    return Receipt(
        submission.reference, submission.id, submission.created_at, submission.service_id
    )
