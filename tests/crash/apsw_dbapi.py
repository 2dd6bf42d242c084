"""apsw as a DBAPI for SQLAlchemy, so that the product's own SQL runs on a disk written in Python.

A Python VFS has no shared memory, so WAL needs the exclusive locking mode; apart from that the
engine, the statements and the order of writes and syncs are those of the product.
"""

from __future__ import annotations

from typing import Any

import apsw

paramstyle = "qmark"
threadsafety = 1
sqlite_version = apsw.sqlite_lib_version()
sqlite_version_info = tuple(int(part) for part in sqlite_version.split("."))
PARSE_DECLTYPES = PARSE_COLNAMES = 0
Binary = bytes


class Error(Exception):
    pass


class DatabaseError(Error):
    pass


class OperationalError(DatabaseError):
    pass


class IntegrityError(DatabaseError):
    pass


class InterfaceError(Error):
    pass


ProgrammingError = NotSupportedError = InternalError = DataError = DatabaseError
_MEANINGS = {
    apsw.ConstraintError: IntegrityError,
    apsw.CorruptError: DatabaseError,
    apsw.NotADBError: DatabaseError,
}


def translated(error: apsw.Error) -> Error:
    return _MEANINGS.get(type(error), OperationalError)(str(error))


class Cursor:
    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[Any, ...]] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def execute(self, sql: str, values: Any = ()) -> Cursor:
        raw = self._connection.raw
        try:
            cursor = raw.cursor()
            self.description = None
            # Afterwards apsw no longer tells the columns of a result without rows.
            cursor.exec_trace = self._look
            self._rows = cursor.execute(sql, tuple(values)).fetchall()
        except apsw.Error as error:
            raise translated(error) from None
        self.rowcount = raw.changes()
        self.lastrowid = raw.last_insert_rowid()
        return self

    def _look(self, cursor: apsw.Cursor, _sql: str, _values: Any) -> bool:
        columns = cursor.get_description()
        self.description = [(name, *[None] * 6) for name, _ in columns] or None
        return True

    def executemany(self, sql: str, many: Any) -> Cursor:
        for values in many:
            self.execute(sql, values)
        return self

    def fetchone(self) -> Any:
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int = 1) -> list[Any]:
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    def close(self) -> None:
        self._rows = []


class Connection:
    isolation_level: str | None = None

    def __init__(self, path: str, vfs: str | None) -> None:
        try:
            self.raw = apsw.Connection(path, vfs=vfs)
            if vfs is not None:
                self.raw.cursor().execute("PRAGMA locking_mode = EXCLUSIVE")
        except apsw.Error as error:
            raise translated(error) from None

    def cursor(self) -> Cursor:
        return Cursor(self)

    def execute(self, sql: str, values: Any = ()) -> Cursor:
        return self.cursor().execute(sql, values)

    def commit(self) -> None:
        if self.raw.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.raw.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        try:
            self.raw.close()
        except apsw.Error as error:
            raise translated(error) from None

    def create_function(self, *_args: Any, **_kw: Any) -> None:
        """The dialect wants regexp; nothing here uses it."""


class Dbapi:
    """The module as an object, bound to one VFS."""

    def __init__(self, vfs: str | None) -> None:
        self._vfs = vfs

    def __getattr__(self, name: str) -> Any:
        return globals()[name]

    def connect(self, path: str, **_kw: Any) -> Connection:
        return Connection(path, self._vfs)
