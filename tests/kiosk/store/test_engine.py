"""P3: a wrong engine, file or place is refused with a sentence that says what to do."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import text

from kiosk.store.checks import check_place, check_version, filesystem, verify
from kiosk.store.connecting import PRAGMAS, connect_engine, reading, sqlite_module
from kiosk.store.engine import open_store
from kiosk.store.errors import CorruptStore, NewerSchema, WrongEngine


@pytest.mark.parametrize(
    "version",
    ["3.40.1", "3.7.0", "3.44.5", "3.50.6", "3.51.0", "3.51.2", "3.52.0", "3.49.9", "3.45.0"],
)
def test_an_engine_with_the_wal_reset_race_is_refused(version: str, tmp_path: Path) -> None:
    old = SimpleNamespace(sqlite_version=version)
    with pytest.raises(WrongEngine, match=r"pip install pysqlite3"):
        open_store(tmp_path / "outbox.db", old)
    assert not (tmp_path / "outbox.db").exists()


@pytest.mark.parametrize("version", ["3.51.3", "3.53.4", "3.44.6", "3.44.9", "3.50.7", "4.0.0"])
def test_a_mended_engine_is_taken(version: str) -> None:
    check_version(version)


def test_the_engine_in_use_is_good() -> None:
    check_version(sqlite_module().sqlite_version)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "DELETE"),
        ("journal_mode", "MEMORY"),
        ("synchronous", "NORMAL"),
        ("synchronous", "OFF"),
        ("foreign_keys", "OFF"),
        ("secure_delete", "OFF"),
        ("secure_delete", "FAST"),
        ("mmap_size", "268435456"),
        ("temp_store", "FILE"),
        ("wal_autocheckpoint", "0"),
        ("ignore_check_constraints", "ON"),
        ("writable_schema", "ON"),
        ("query_only", "ON"),
    ],
)
def test_a_setting_that_could_lose_or_show_data_is_refused(
    name: str, value: str, tmp_path: Path
) -> None:
    engine = connect_engine(tmp_path / "outbox.db", pragmas={**PRAGMAS, name: value})
    with pytest.raises(WrongEngine, match=name):
        verify(engine)
    engine.dispose()


def test_the_settings_in_use_are_read_back_as_they_must_be(tmp_path: Path) -> None:
    engine = open_store(tmp_path / "outbox.db")
    verify(engine, tmp_path / "outbox.db")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    engine.dispose()


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs", "ceph"])
def test_a_network_file_system_is_refused(kind: str, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/x {tmp_path} {kind} rw 0 0\n")
    with pytest.raises(WrongEngine, match="network"):
        check_place(tmp_path / "outbox.db", mounts)


def test_the_nearest_mount_decides_the_file_system(tmp_path: Path) -> None:
    inner = tmp_path / "in ner"
    inner.mkdir()
    mounts = tmp_path / "mounts"
    escaped = str(inner).replace(" ", "\\040")
    mounts.write_text(f"a / nfs rw 0 0\nb {tmp_path} ext4 rw 0 0\nc {escaped} xfs rw 0 0\n")
    assert filesystem(tmp_path, mounts) == "ext4"
    assert filesystem(inner, mounts) == "xfs"
    assert filesystem(tmp_path, tmp_path / "absent") == ""


def test_a_second_name_of_the_file_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "outbox.db").dispose()
    (tmp_path / "other.db").hardlink_to(tmp_path / "outbox.db")
    with pytest.raises(WrongEngine, match="second name"):
        open_store(tmp_path / "outbox.db")


def test_a_link_to_the_file_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "real.db").dispose()
    (tmp_path / "outbox.db").symlink_to(tmp_path / "real.db")
    with pytest.raises(WrongEngine, match="link"):
        open_store(tmp_path / "outbox.db")


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_written_is_refused(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(tmp_path / "outbox.db").dispose()
    barred = tmp_path / "outbox.db" if what == "file" else tmp_path
    # The tests may run as root, for whom every file is writable; so the answer is given here.
    monkeypatch.setattr("os.access", lambda path, _mode: Path(path) != barred)
    with pytest.raises(WrongEngine, match="read-only"):
        open_store(tmp_path / "outbox.db")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").mkdir()
    with pytest.raises(WrongEngine, match="not a file"):
        open_store(tmp_path / "outbox.db")


def test_a_newer_schema_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    engine = open_store(path)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match="newer Stoa"):
        open_store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("library", ["sqlite3", "apsw", "PySide6.QtSql"])
def test_a_second_sqlite_library_on_the_file_is_refused(library: str, tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    open_store(path).dispose()
    hold = {
        "sqlite3": "import sqlite3; held = sqlite3.connect(path); "
        "held.execute('SELECT * FROM outbox').fetchall()",
        "apsw": "import apsw; held = apsw.Connection(path); "
        "list(held.execute('SELECT * FROM outbox'))",
        "PySide6.QtSql": "from PySide6.QtCore import QCoreApplication\n"
        "from PySide6.QtSql import QSqlDatabase\n"
        "application = QCoreApplication([])\n"
        "held = QSqlDatabase.addDatabase('QSQLITE'); held.setDatabaseName(path)\n"
        "assert held.open(), 'no driver'; held.exec('SELECT * FROM outbox')",
    }[library]
    program = textwrap.dedent(
        """
        import os
        import sys
        from pathlib import Path
        path = sys.argv[1]
        {hold}
        from kiosk.store.engine import open_store
        from kiosk.store.errors import WrongEngine
        try:
            open_store(Path(path))
        except WrongEngine as error:
            print("refused:", error, flush=True)
        os._exit(0)
        """
    ).replace("{hold}", hold)
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    assert "refused: Another SQLite library" in done.stdout, done.stderr


def test_our_own_second_handle_in_one_process_is_fine(tmp_path: Path) -> None:
    first = open_store(tmp_path / "outbox.db")
    with reading(first).connect() as connection:
        connection.execute(text("SELECT event FROM audit"))
        second = open_store(tmp_path / "outbox.db")
    second.dispose()
    first.dispose()


def test_a_file_that_is_no_database_is_told_apart_from_a_wrong_engine(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").write_bytes(b"not a database, not even nearly" * 100)
    with pytest.raises(CorruptStore):
        open_store(tmp_path / "outbox.db")


def test_a_file_held_by_a_writer_is_not_called_corrupt(
    tmp_path: Path,
) -> None:
    """A locked outbox must never be set aside: another process is writing receipts into it."""
    path = tmp_path / "outbox.db"
    path.touch()
    holder = sqlite_module().connect(str(path), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    program = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        from kiosk.store import connecting, engine
        from kiosk.store.errors import WrongEngine
        quick = {"busy_timeout": "1"} | {
            name: value for name, value in connecting.PRAGMAS.items() if name != "busy_timeout"
        }
        connecting.connect_engine.__defaults__ = (None, quick)
        try:
            engine.open_store(Path(sys.argv[1]))
        except WrongEngine as error:
            print("refused:", error)
        """
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    holder.close()
    assert "refused:" in done.stdout, done.stderr
    assert "busy" in done.stdout


def test_the_file_is_for_the_kiosk_alone(tmp_path: Path) -> None:
    open_store(tmp_path / "outbox.db").dispose()
    assert (tmp_path / "outbox.db").stat().st_mode & 0o077 == 0
