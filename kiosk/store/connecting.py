"""Connections to SQLite as this house wants them."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

BUSY_MS = 5000

PRAGMAS: Mapping[str, str] = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "mmap_size": "0",
    "temp_store": "MEMORY",
    "wal_autocheckpoint": "1000",
    "busy_timeout": str(BUSY_MS),
}


def sqlite_module() -> ModuleType:
    """Return the SQLite to use: pysqlite3 where there is one, else Python's own.

    Whether its version may be used is decided in `checks.check_version`.
    """
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


def connect_engine(
    path: Path, dbapi: ModuleType | Any | None = None, pragmas: Mapping[str, str] = PRAGMAS
) -> Engine:
    """Build an engine that begins with BEGIN IMMEDIATE and hides parameters in errors (P25).

    A connection with the execution option `reading` begins a plain, deferred transaction. Python's
    own transaction control is off, so that what is written here is what happens.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=dbapi or sqlite_module(),
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name} = {value}")
            cursor.fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def reading(engine: Engine) -> Engine:
    """Return the same engine for reading only: it does not wait for, nor hold up, a writer."""
    return engine.execution_options(reading=True)


def outside_transaction(engine: Engine, statement: str, *values: str) -> None:
    """Run a statement that SQLite takes outside transactions only: VACUUM, a checkpoint."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute(statement, values)
        cursor.fetchall()
        cursor.close()
    finally:
        connection.close()
