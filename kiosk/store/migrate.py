"""Bringing the file to this program's schema: copy first, one transaction for each step (P8)."""

from __future__ import annotations

import warnings
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from kiosk.store.connecting import outside_transaction, reading
from kiosk.store.errors import NewerSchema, WrongEngine
from kiosk.store.tables import SCHEMA

SCRIPTS = Path(__file__).parent / "migrations"
COPY_SUFFIX = ".before-upgrade"


def current_schema(engine: Engine) -> str | None:
    """Return the revision the file is at, None for an empty file."""
    with reading(engine).connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
        return str(row[0]) if row else None


def migrate(engine: Engine, path: Path) -> None:
    """Run the missing steps, each in its own transaction; raises `NewerSchema` when there is none.

    Before the first step a non-empty file is copied to `<name>.before-upgrade` (VACUUM INTO, which
    sees the log too). A cut at any point leaves the old schema or the new one.
    """
    found = current_schema(engine)
    if found == SCHEMA:
        return
    steps = _steps(found)
    if found is not None:
        _copy(engine, path)
    for number in steps:
        _run(engine, number)


def _steps(found: str | None) -> list[str]:
    known = sorted(file.stem[1:5] for file in (SCRIPTS / "versions").glob("r[0-9]*.py"))
    if found is not None and found not in known:
        raise NewerSchema(
            f"This outbox was written by a newer Stoa (schema {found}, known up to {SCHEMA}). "
            "Install that version again. Nothing was changed."
        )
    return known if found is None else known[known.index(found) + 1 :]


def _copy(engine: Engine, path: Path) -> None:
    copy = path.with_name(path.name + COPY_SUFFIX)
    copy.unlink(missing_ok=True)
    outside_transaction(engine, "VACUUM INTO ?", str(copy))


def _run(engine: Engine, revision: str) -> None:
    # Alembic takes 0.3 s to import and is not needed on most starts.
    from alembic.config import Config  # noqa: PLC0415
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        scripts = ScriptDirectory.from_config(config)
        step = scripts.get_revision(revision)
    if step is None:
        raise WrongEngine(f"Step {revision} of the outbox is missing. Install Stoa again.")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection)
        if (context.get_current_revision() or "") >= revision:
            return  # another process was quicker
        with Operations.context(context):
            step.module.upgrade()
        context.stamp(scripts, revision)
