from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from kiosk.store import tables
from kiosk.store.engine import open_store

PERSONAL = {"name", "email", "phone", "address", "text", "answer", "birth", "body", "description"}


def test_every_column_in_the_file_is_on_the_list_with_its_purpose(tmp_path: Path) -> None:
    """P20, P29: nothing personal in side columns; a new column needs a purpose first."""
    engine = open_store(tmp_path / "outbox.db")
    seen = inspect(engine)
    found = {
        table: {column["name"] for column in seen.get_columns(table)}
        for table in seen.get_table_names()
        if table != "alembic_version"
    }
    engine.dispose()
    assert found == {table: set(columns) for table, columns in tables.CLEAR_COLUMNS.items()}
    for columns in tables.CLEAR_COLUMNS.values():
        assert all(purpose.strip() for purpose in columns.values())
        assert not any(word in name for name in columns for word in PERSONAL)


def test_the_tables_in_code_are_the_tables_in_the_file(tmp_path: Path) -> None:
    engine = open_store(tmp_path / "outbox.db")
    seen = inspect(engine)
    for table in tables.metadata.sorted_tables:
        in_file = {
            column["name"]: (str(column["type"]), column["nullable"])
            for column in seen.get_columns(table.name)
        }
        in_code = {
            column.name: (str(column.type), bool(column.nullable)) for column in table.columns
        }
        key = {column.name for column in table.primary_key}
        assert {name: kind for name, kind in in_file.items() if name not in key} == {
            name: kind for name, kind in in_code.items() if name not in key
        }
    engine.dispose()


def test_the_outbox_has_no_column_beyond_what_is_allowed() -> None:
    allowed = {"id", "reference", "form_id", "form_version", "key_id", "size_bucket", "kiosk"}
    allowed |= {"hour", "state", "envelope", "sha256", "destination"}
    delivery = {"attempts", "checks", "doubts", "nonce", "attempted_at", "next_at", "wait", "token"}
    delivery |= {"city_id", "why", "acknowledged_at"}
    assert {column.name for column in tables.outbox.columns} == allowed | delivery
