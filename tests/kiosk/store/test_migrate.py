from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import event, text

import kiosk.store.migrate as migrate_module
from kiosk.store.connecting import connect_engine
from kiosk.store.engine import open_store
from kiosk.store.migrate import COPY_SUFFIX, current_schema, migrate
from kiosk.store.tables import SCHEMA

NEXT = '''
"""A step for the test."""
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    op.execute("ALTER TABLE outbox ADD COLUMN extra TEXT")
    op.execute("CREATE TABLE later (id INTEGER)")
    op.execute("INSERT INTO later VALUES (1)")
'''


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same program with one more step, as the next release will be."""
    scripts = tmp_path / "migrations"
    (scripts / "versions").mkdir(parents=True)
    for file in (migrate_module.SCRIPTS / "versions").glob("*.py"):
        (scripts / "versions" / file.name).write_bytes(file.read_bytes())
    (scripts / "versions/r0002_later.py").write_text(NEXT)
    monkeypatch.setattr(migrate_module, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate_module, "SCHEMA", "0002")


def filled(path: Path) -> None:
    engine = open_store(path)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO audit (at, event) VALUES (1, 'kept')"))
    engine.dispose()


def test_a_new_file_is_at_the_newest_schema(tmp_path: Path) -> None:
    engine = open_store(tmp_path / "outbox.db")
    assert current_schema(engine) == SCHEMA
    engine.dispose()
    assert not (tmp_path / f"outbox.db{COPY_SUFFIX}").exists()


def test_an_upgrade_copies_first_and_keeps_what_was_there(tmp_path: Path, request) -> None:
    path = tmp_path / "outbox.db"
    filled(path)
    request.getfixturevalue("newer_program")
    engine = connect_engine(path)
    migrate(engine, path)
    assert current_schema(engine) == "0002"
    with engine.connect() as connection:
        assert connection.execute(text("SELECT event FROM audit")).scalar() == "kept"
        assert connection.execute(text("SELECT id FROM later")).scalar() == 1
    engine.dispose()
    copy = connect_engine(path.with_name(path.name + COPY_SUFFIX))
    assert current_schema(copy) == "0001"
    copy.dispose()


@pytest.mark.parametrize("from_schema", [None, "0001"])
def test_an_upgrade_cut_at_any_statement_leaves_the_old_schema_or_the_new(
    tmp_path: Path, request, from_schema: str | None
) -> None:
    """P8, with the statement as the place of the cut; the disk's side is in tests/crash."""
    template = tmp_path / "template.db"
    if from_schema:
        filled(template)
        request.getfixturevalue("newer_program")
    number = 0
    while True:
        path = tmp_path / f"{number}.db"
        path.write_bytes(template.read_bytes() if template.exists() else b"")
        engine = connect_engine(path)
        left = [number]

        @event.listens_for(engine, "before_cursor_execute")
        def cut(_c, _cursor, statement, *_rest, left=left):
            left[0] -= not statement.startswith(("PRAGMA", "SELECT"))
            if left[0] < 0:
                raise InterruptedError

        try:
            migrate(engine, path)
            finished = True
        except InterruptedError:
            finished = False
        engine.dispose()
        after = connect_engine(path)
        schema = current_schema(after)
        with after.connect() as connection:
            tables = set(connection.scalars(text("SELECT name FROM sqlite_master")))
        after.dispose()
        if finished:
            break
        assert schema == from_schema, number
        assert "later" not in tables
        assert ("outbox" in tables) == (from_schema is not None)
        number += 1
    assert number >= 5
