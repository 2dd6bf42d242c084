"""What is known about submissions and requests, for whoever asks: resident, staff, sync."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, or_, select
from sqlalchemy.dialects.sqlite import insert as upsert

from kiosk.clock import Clock
from kiosk.outbox.keyring import Keyring
from kiosk.outbox.receipt import RequestStatus
from kiosk.outbox.reference import parse_reference
from kiosk.outbox.space import Space
from kiosk.outbox.spool import Spool
from kiosk.store import tables
from kiosk.store.connecting import reading

_rows = tables.outbox.c
_status = tables.request_status.c
_NOTE = insert(tables.audit)


@dataclass(frozen=True)
class DueRow:
    """One submission that wants attention now.

    `state` saved: send it. `sending`: it has a `token` to poll. `unsure`: look for it at the city
    first; `checks` says how often that was done since `attempted_at` (aware, UTC), `doubts` how
    many attempts ended in doubt.
    """

    id: str
    reference: str
    service_id: str
    destination: str
    state: str
    attempts: int
    checks: int
    doubts: int
    nonce: str | None
    attempted_at: datetime | None
    token: str | None
    city_id: str | None
    why: str | None
    next_at: datetime | None


class Ledger:
    """The book of the outbox: who reads it changes nothing about a submission."""

    def __init__(
        self, engine: Engine, spool: Spool, keyring: Keyring, clock: Clock, space: Space
    ) -> None:
        self._engine = engine
        self._reading = reading(engine)
        self._spool = spool
        self._keyring = keyring
        self._clock = clock
        self._space = space

    @property
    def engine(self) -> Engine:
        """The store below, for who opened it."""
        return self._engine

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def moment(self) -> float:
        """Return the clock's time in seconds since 1970, UTC."""
        return self._clock.now().timestamp()

    def note(self, connection: Connection, event: str, subject: str, detail: str = "") -> None:
        """Add an audit line in the caller's transaction: codes and ids only."""
        connection.execute(
            _NOTE, {"at": self.moment(), "event": event, "subject": subject, "detail": detail}
        )

    def status(self, reference: str) -> RequestStatus | None:
        """Return where a request is, None for an unknown reference or a text that is none (P23)."""
        parsed = parse_reference(reference)
        if parsed is None:
            return None
        with self._reading.connect() as connection:
            row = connection.execute(
                select(_rows.state, _rows.form_id, _rows.hour).where(_rows.reference == parsed)
            ).first()
            news = connection.execute(
                select(tables.request_status).where(_status.reference == parsed)
            ).first()
        if news is not None and (row is None or row.state == "acknowledged"):
            return RequestStatus(
                parsed,
                news.state,
                news.notes,
                datetime.fromtimestamp(news.updated_at, UTC),
                news.city_id,
                news.form_id,
            )
        if row is None:
            return None
        return RequestStatus(parsed, row.state, service_id=row.form_id)

    def record_status(
        self,
        reference: str,
        state: str,
        notes: str,
        updated_at: datetime,
        city_id: str | None = None,
    ) -> None:
        """Keep what the city says about a request, of this kiosk or another. Older news is dropped.

        `notes` is the city's public text; `updated_at` is aware. Raises `ValueError` for a text
        that is no reference.
        """
        parsed = parse_reference(reference)
        if parsed is None:
            raise ValueError("not a reference")
        with self._engine.begin() as connection:
            self.put_status(
                connection,
                parsed,
                state=state,
                notes=notes,
                updated_at=updated_at.timestamp(),
                city_id=city_id,
            )

    def followed(self) -> list[RequestStatus]:
        """Return the requests the city has and has not closed, for sync to ask about."""
        with self._reading.connect() as connection:
            found = connection.execute(
                select(tables.request_status).where(_status.state != "closed")
            ).all()
        return [
            RequestStatus(
                row.reference,
                row.state,
                row.notes,
                datetime.fromtimestamp(row.updated_at, UTC),
                row.city_id,
                row.form_id,
                row.destination,
            )
            for row in found
        ]

    def counts(self) -> dict[str, int]:
        """Return how many submissions are in each state; every state is there."""
        with self._reading.connect() as connection:
            found = connection.execute(
                select(_rows.state, func.count().label("many")).group_by(_rows.state)
            )
            return dict.fromkeys(tables.STATES, 0) | {row.state: row.many for row in found}

    def refused(self) -> list[DueRow]:
        """Return what a person must look at: refused, and unsure without a next look."""
        with self._reading.connect() as connection:
            return [
                due_row(row)
                for row in connection.execute(
                    select(tables.outbox)
                    .where(
                        or_(
                            _rows.state == "refused",
                            (_rows.state == "unsure") & _rows.next_at.is_(None),
                        )
                    )
                    .order_by(_rows.id)
                )
            ]

    def put_status(self, connection: Connection, reference: str, **values: Any) -> None:
        """Write news of a request in the caller's transaction, unless newer is there."""
        statement = upsert(tables.request_status).values(reference=reference, **values)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[_status.reference],
                set_={name: value for name, value in values.items() if value is not None},
                where=_status.updated_at <= values["updated_at"],
            )
        )


def due_row(row: Row[Any]) -> DueRow:
    """Read a row of the outbox table."""

    def moment(stamp: float | None) -> datetime | None:
        return None if stamp is None else datetime.fromtimestamp(stamp, UTC)

    return DueRow(
        row.id,
        row.reference,
        row.form_id,
        row.destination,
        row.state,
        row.attempts,
        row.checks,
        row.doubts,
        row.nonce,
        moment(row.attempted_at),
        row.token,
        row.city_id,
        row.why,
        moment(row.next_at),
    )
