"""Nothing is stored that nobody can justify (P29)."""

from importlib import import_module
from pathlib import Path

from kiosk.events.hold_file import HoldFile
from kiosk.privacy.inventory import inventory
from kiosk.store.tables import metadata


def test_the_inventory_and_the_tables_name_the_same_fields(tmp_path: Path) -> None:
    stored = {(table.name, column.name) for table in metadata.sorted_tables for column in table.c}
    with HoldFile(tmp_path / "holds.db").writing() as holds:
        for (table,) in holds.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            stored |= {(table, row[1]) for row in holds.execute(f"PRAGMA table_info({table})")}

    assert {(row.table, row.field) for row in inventory()} == stored


def test_every_field_has_purpose_basis_retention_and_deleter() -> None:
    for row in inventory():
        assert row.purpose, row
        assert row.basis.startswith("GDPR"), row
        assert row.deleter, row
        assert row.retention is None or row.since, row
        if row.personal and row.table != "audit":
            assert row.retention is not None, row


def test_every_deleter_exists() -> None:
    for deleter in {row.deleter for row in inventory()}:
        if deleter.startswith("none: "):
            continue
        module, kind, method = deleter.rsplit(".", 2)
        assert callable(getattr(getattr(import_module(module), kind), method))
