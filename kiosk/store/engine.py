"""Opening the file that must survive: SQLite in WAL, every commit on the disk (P1, P2)."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from kiosk.store.checks import check_place, check_version, claim, verify
from kiosk.store.connecting import connect_engine, sqlite_module
from kiosk.store.errors import CorruptStore, WrongEngine
from kiosk.store.migrate import migrate


def open_store(path: Path, dbapi: ModuleType | Any | None = None) -> Engine:
    """Open, verify and bring up to date the store at `path`; its folder is created.

    Raises `WrongEngine` for anything that could lose what is committed, `NewerSchema` for a file
    of a later version, `CorruptStore` where SQLite cannot read the file.
    """
    module = dbapi or sqlite_module()
    check_version(module.sqlite_version)
    path.parent.mkdir(parents=True, exist_ok=True)
    check_place(path)
    engine = connect_engine(path, module)
    claim(path, engine)
    try:
        migrate(engine, path)
        verify(engine, path)
    except (DatabaseError, module.Error, UnicodeDecodeError) as error:
        engine.dispose()
        raise _meaning(path, str(getattr(error, "orig", error))) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _meaning(path: Path, said: str) -> Exception:
    """Tell a file that cannot be read from one that cannot be had now: that is never set aside."""
    if "locked" in said or "busy" in said:
        return WrongEngine(
            f"{path} is busy in another program. End it, then start the kiosk again."
        )
    if "full" in said:
        return WrongEngine(f"There is no room to open {path}. Free some space on the disk.")
    return CorruptStore(said)
