"""The file behind `slot_holds`: small, shared by two processes, begun anew where it is broken."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk.store.connecting import sqlite_module

BUSY_MS = 500

_VERSION = 1
_SCHEMA = f"""
CREATE TABLE slot_hold (
  token TEXT PRIMARY KEY, list TEXT NOT NULL, starts TEXT NOT NULL, wish TEXT NOT NULL,
  state TEXT NOT NULL, until REAL, reference TEXT, asked_at REAL NOT NULL, next_at REAL NOT NULL);
CREATE TABLE booking (
  reference TEXT PRIMARY KEY, state TEXT NOT NULL, starts TEXT NOT NULL, told_at REAL NOT NULL);
PRAGMA user_version = {_VERSION};
"""

COLUMNS: dict[str, dict[str, str]] = {
    "slot_hold": {
        "token": "a number of chance that the slot service knows the time by; no other meaning",
        "list": "whose time it is",
        "starts": "the time",
        "wish": "what is wanted of the city: hold, release, book",
        "state": "what the city said: asked, held, gone, waiting, confirmed, changed",
        "until": "how long it is kept",
        "reference": "the code on the resident's paper, once the form is sent; before it nothing",
        "asked_at": "when it was asked for; ends the keeping",
        "next_at": "when the city is asked next",
    },
    "booking": {
        "reference": "the code on the resident's paper",
        "state": "what the city says of the time: confirmed, changed, gone",
        "starts": "the time that the city says",
        "told_at": "when it said so",
    },
}


class HoldFile:
    """Connections to it; raises OSError where it cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def is_there(self) -> bool:
        """Whether anybody ever wanted anything."""
        return self._path.is_file()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Any]:
        """Change it in one transaction; makes the file where there is none."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self.reading() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")

    @contextlib.contextmanager
    def reading(self) -> Iterator[Any]:
        """Open it for as long as the block lasts."""
        module = sqlite_module()
        try:
            with closing(self._opened(module)) as db:
                yield db
        except module.Error as error:
            raise OSError(f"{self._path.name}: {type(error).__name__}") from None

    def _opened(self, module: Any) -> Any:
        try:
            return self._connected(module)
        except module.OperationalError:
            raise
        except module.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._connected(module)

    def _connected(self, module: Any) -> Any:
        db = module.connect(str(self._path), isolation_level=None, timeout=BUSY_MS / 1000)
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchall()
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA secure_delete = ON").fetchall()
            if db.execute("PRAGMA user_version").fetchone()[0] == _VERSION:
                return db
            db.execute("BEGIN IMMEDIATE")
            if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                _begin_anew(db)
            db.execute("COMMIT")
        except BaseException:
            db.close()
            raise
        return db


def _begin_anew(db: Any) -> None:
    for table in COLUMNS:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            db.execute(statement)
