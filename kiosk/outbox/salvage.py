"""A database that SQLite cannot read: set aside, never deleted, and read for what is left (P6)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from kiosk.outbox.envelope import read_envelope
from kiosk.outbox.errors import CannotOpen
from kiosk.store import tables
from kiosk.store.connecting import sqlite_module
from kiosk.store.disk import Disk

if TYPE_CHECKING:
    from kiosk.outbox.queue import Outbox

GIVE_UP = 2000
"""Row numbers tried without a find before the table is taken to end."""
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_DELIVERY = (
    "attempts",
    "checks",
    "doubts",
    "nonce",
    "attempted_at",
    "next_at",
    "wait",
    "token",
    "city_id",
    "why",
    "acknowledged_at",
)


def set_aside(path: Path, disk: Disk) -> Path:
    """Move the database and its companions to `quarantine/<n>/` beside it; return the new place."""
    folder = path.parent / "quarantine"
    number = 0
    while (target := folder / str(number)).exists():
        number += 1
    disk.make_folders(target)
    for companion in _COMPANIONS:
        source = path.with_name(path.name + companion)
        if source.exists():
            disk.rename(source, target / source.name)
    disk.sync_folder(target)
    disk.sync_folder(path.parent)
    return target / path.name


def salvage(broken: Path, outbox: Outbox, dbapi: ModuleType | Any | None = None) -> int:
    """Carry over every whole envelope and every answer of the city; return how many rows.

    Works on a copy, so that the broken file stays as it was found. What is missing comes from the
    spool afterwards. Leaves an alarm in the audit.
    """
    module = dbapi or sqlite_module()
    copy = broken.parent / "reading"
    copy.mkdir(exist_ok=True)
    carried = 0
    try:
        for companion in _COMPANIONS[:2]:
            source = broken.with_name(broken.name + companion)
            if source.exists():
                shutil.copyfile(source, copy / source.name)
        found = {
            table.name: list(_readable(module, copy / broken.name, table.name))
            for table in (tables.outbox, tables.request_status, tables.sealing_key)
        }
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    for row in found["outbox"]:
        carried += _carry(outbox, row)
    for table in (tables.request_status, tables.sealing_key):
        for row in found[table.name]:
            _insert(outbox, table, row)
    with outbox.engine.begin() as connection:
        outbox.note(connection, "rebuilt", broken.parent.name, "database-unreadable")
    return carried


def _carry(outbox: Outbox, row: dict[str, Any]) -> int:
    try:
        envelope = read_envelope(bytes(row["envelope"]))
    except (CannotOpen, TypeError, KeyError):
        return 0
    state = row.get("state")
    if envelope.header.submission_id != row.get("id") or state not in tables.STATES:
        return 0
    values = {name: row.get(name) for name in _DELIVERY if row.get(name) is not None}
    try:
        with outbox.engine.begin() as connection:
            outbox.add_row(connection, envelope, state, "salvaged", **values)
    except Exception:
        return 0
    return 1


def _insert(outbox: Outbox, table: Any, row: dict[str, Any]) -> None:
    key = next(iter(table.primary_key.columns))
    values = {name: value for name, value in row.items() if name in table.c}
    try:
        with outbox.engine.begin() as connection:
            if not connection.execute(select(key).where(key == values.get(key.name))).first():
                connection.execute(insert(table).values(**values))
    except Exception:  # noqa: S110 - as above
        pass


def _readable(module: ModuleType | Any, path: Path, table: str) -> Iterator[dict[str, Any]]:
    """Yield the rows that can be read one by one; damage between them is stepped over."""
    try:
        connection = module.connect(str(path))
    except module.Error:
        return
    try:
        misses, number = 0, 0
        while misses < GIVE_UP:
            number += 1
            try:
                cursor = connection.execute(
                    f"SELECT * FROM {table} WHERE rowid = ?",  # noqa: S608 - our own table names
                    (number,),
                )
                row = cursor.fetchone()
                names = [column[0] for column in cursor.description or ()]
            except (module.Error, UnicodeDecodeError):
                row = None
            if row is None:
                misses += 1
                continue
            misses = 0
            yield dict(zip(names, row, strict=True))
    finally:
        connection.close()
