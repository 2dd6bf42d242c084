"""The outbox, the city's answers, the keys, the audit."""

from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    """
    CREATE TABLE outbox (
        id TEXT NOT NULL PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        form_id TEXT NOT NULL,
        form_version INTEGER NOT NULL,
        key_id TEXT NOT NULL,
        size_bucket INTEGER NOT NULL,
        kiosk TEXT NOT NULL,
        hour TEXT NOT NULL,
        destination TEXT NOT NULL,
        envelope BLOB NOT NULL,
        sha256 TEXT NOT NULL,
        state TEXT NOT NULL CONSTRAINT known_state
            CHECK (state IN ('saved', 'sending', 'acknowledged', 'unsure', 'refused')),
        attempts INTEGER NOT NULL DEFAULT 0,
        checks INTEGER NOT NULL DEFAULT 0,
        doubts INTEGER NOT NULL DEFAULT 0,
        nonce TEXT,
        attempted_at FLOAT,
        next_at FLOAT,
        wait FLOAT NOT NULL DEFAULT 0,
        token TEXT,
        city_id TEXT,
        why TEXT,
        acknowledged_at FLOAT
    )
    """,
    "CREATE INDEX outbox_due ON outbox (state, next_at)",
    """
    CREATE TABLE request_status (
        reference TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        notes TEXT NOT NULL DEFAULT '',
        city_id TEXT,
        destination TEXT,
        form_id TEXT,
        updated_at FLOAT NOT NULL
    )
    """,
    """
    CREATE TABLE sealing_key (
        key_id TEXT NOT NULL PRIMARY KEY,
        opened_at FLOAT NOT NULL,
        closed_at FLOAT,
        destroyed_at FLOAT
    )
    """,
    """
    CREATE TABLE audit (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        at FLOAT NOT NULL,
        event TEXT NOT NULL,
        subject TEXT NOT NULL DEFAULT '',
        detail TEXT NOT NULL DEFAULT ''
    )
    """,
)

_RULES = (
    # P11: an envelope is frozen when it is sealed; a retry sends the same bytes.
    """
    CREATE TRIGGER outbox_frozen BEFORE UPDATE OF
        id, reference, form_id, form_version, key_id, size_bucket, kiosk, hour, destination,
        envelope, sha256 ON outbox
    BEGIN SELECT RAISE(ABORT, 'a sealed submission does not change'); END
    """,
    # Nothing leaves before the city has it.
    """
    CREATE TRIGGER outbox_kept BEFORE DELETE ON outbox WHEN OLD.state <> 'acknowledged'
    BEGIN SELECT RAISE(ABORT, 'the city does not have this submission'); END
    """,
    """
    CREATE TRIGGER outbox_settled BEFORE UPDATE OF state ON outbox
    WHEN OLD.state = 'acknowledged' AND NEW.state <> 'acknowledged'
    BEGIN SELECT RAISE(ABORT, 'an acknowledged submission is not sent again'); END
    """,
    """
    CREATE TRIGGER audit_frozen BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END
    """,
)


def upgrade() -> None:
    """Create everything; the caller holds the transaction."""
    for statement in (*_TABLES, *_RULES):
        op.execute(statement)
