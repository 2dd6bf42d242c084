"""Opening the outbox at start: a torn end, a lost half or a broken file is mended here (P1, P6)."""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from kiosk.clock import Clock
from kiosk.outbox.envelope import Envelope, read_envelope
from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.keyring import CityKeyring, Keyring, OwnKeyring
from kiosk.outbox.queue import Outbox
from kiosk.outbox.salvage import salvage, set_aside
from kiosk.outbox.space import Space
from kiosk.outbox.spool import Spool
from kiosk.store import tables
from kiosk.store.connecting import reading
from kiosk.store.disk import Disk
from kiosk.store.engine import open_store
from kiosk.store.errors import CorruptStore

DATABASE = "outbox.db"
LEFTOVER_AGE = 3600.0
_rows = tables.outbox.c


def open_outbox(
    home: Path,
    clock: Clock,
    *,
    city_key: bytes | None = None,
    disk: Disk | None = None,
    space: Space | None = None,
    dbapi: ModuleType | Any | None = None,
) -> Outbox:
    """Open everything under `home` and return the outbox with both copies agreeing.

    `city_key` is the city's public X25519 key (32 bytes); with it nothing can be opened here. A
    database that cannot be read is set aside and rebuilt from the spool. Raises
    `store.errors.WrongEngine` where the engine or the place cannot keep the promise. The engine is
    `outbox.engine`; `outbox.close()` lets go of it.
    """
    disk = disk or Disk()
    disk.make_folders(home)
    spool = Spool(home / "spool", disk)
    path = home / DATABASE
    with _alone(home):
        broken: Path | None = None
        try:
            engine = _checked(path, dbapi)
        except CorruptStore:
            broken = set_aside(path, disk)
            engine = _checked(path, dbapi)
        try:
            keyring = _keyring(home, engine, clock, disk, city_key)
            outbox = Outbox(engine, spool, keyring, clock, space or Space(home))
            if broken is not None:
                salvage(broken, outbox, dbapi)
            reconcile_copies(outbox, engine, spool)
            spool.clear_leftovers(outbox.moment() - LEFTOVER_AGE)
        except BaseException:
            engine.dispose()
            raise
    return outbox


def reconcile_copies(outbox: Outbox, engine: Engine, spool: Spool) -> None:
    """Make spool and rows agree, in both directions, while other processes are at work."""
    states = _states(engine)
    kept = spool.kept_ids()
    for envelope in [*spool.waiting()]:
        submission_id = envelope.header.submission_id
        if states.get(submission_id) == "acknowledged" or submission_id in kept:
            spool.settle(submission_id)
        elif submission_id not in states:
            tried = spool.was_tried(submission_id)
            _adopt(outbox, engine, envelope, "unsure" if tried else "saved")
    for submission_id in kept - states.keys():
        done = spool.load_kept(submission_id)
        if done is not None:
            _adopt(outbox, engine, done, "acknowledged", acknowledged_at=outbox.moment())
    for submission_id in _states(engine).keys() - spool.ids() - spool.kept_ids():
        _write_anew(engine, spool, submission_id)


def _states(engine: Engine) -> dict[str, str]:
    with reading(engine).connect() as connection:
        found = connection.execute(select(_rows.id, _rows.state))
        return {row.id: row.state for row in found}


def _write_anew(engine: Engine, spool: Spool, submission_id: str) -> None:
    """Give a row its file back; the lock keeps it from being acknowledged at the same moment."""
    with engine.begin() as connection:
        row = connection.execute(
            select(_rows.state, _rows.envelope).where(_rows.id == submission_id)
        ).first()
        if row is not None and row.state != "acknowledged" and spool.load(submission_id) is None:
            spool.put(read_envelope(row.envelope))


def _adopt(
    outbox: Outbox, engine: Engine, envelope: Envelope, state: str, **values: object
) -> None:
    with engine.begin() as connection:
        taken = connection.execute(
            select(_rows.id).where(
                (_rows.id == envelope.header.submission_id)
                | (_rows.reference == envelope.header.reference)
            )
        ).first()
        if taken is None:
            outbox.add_row(connection, envelope, state, "adopted", **values)


def _keyring(
    home: Path, engine: Engine, clock: Clock, disk: Disk, city_key: bytes | None
) -> Keyring:
    if city_key is not None:
        return CityKeyring(city_key)
    return OwnKeyring(home / "keys", engine, clock, disk)


def _checked(path: Path, dbapi: ModuleType | Any | None) -> Engine:
    """Open the store and read all of it once; raises `CorruptStore` where that fails."""
    engine = open_store(path, dbapi)
    try:
        with reading(engine).connect() as connection:
            verdict = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
            if verdict != "ok":
                raise CorruptStore("integrity")
            for row in connection.execute(select(_rows.id, _rows.sha256, _rows.envelope)):
                if read_envelope(row.envelope).sha256 != row.sha256:
                    raise CorruptStore("envelope")
    except (DatabaseError, CannotOpen, TypeError, ValueError) as error:
        engine.dispose()
        raise CorruptStore(type(error).__name__) from None
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one process at a time open and mend."""
    descriptor = os.open(home / "opening.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
