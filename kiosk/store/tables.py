"""What the kiosk writes down, and nothing else (P20).

Every column is listed with its purpose in `CLEAR_COLUMNS`; the test compares both. Answers are
nowhere here: they live in `envelope`, sealed before SQLite sees them.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

SCHEMA = "0001"
"""The newest revision this program knows; a file of a later one is refused (P8)."""

metadata = MetaData()

STATES = ("saved", "sending", "acknowledged", "unsure", "refused")

outbox = Table(
    "outbox",
    metadata,
    Column("id", Text, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("form_id", Text, nullable=False),
    Column("form_version", Integer, nullable=False),
    Column("key_id", Text, nullable=False),
    Column("size_bucket", Integer, nullable=False),
    Column("kiosk", Text, nullable=False),
    Column("hour", Text, nullable=False),
    Column("destination", Text, nullable=False),
    Column("envelope", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("checks", Integer, nullable=False, default=0),
    Column("doubts", Integer, nullable=False, default=0),
    Column("nonce", Text),
    Column("attempted_at", Float),
    Column("next_at", Float),
    Column("wait", Float, nullable=False, default=0.0),
    Column("token", Text),
    Column("city_id", Text),
    Column("why", Text),
    Column("acknowledged_at", Float),
    CheckConstraint(f"state IN {STATES}", name="known_state"),
    Index("outbox_due", "state", "next_at"),
)

request_status = Table(
    "request_status",
    metadata,
    Column("reference", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("notes", Text, nullable=False, default=""),
    Column("city_id", Text),
    Column("destination", Text),
    Column("form_id", Text),
    Column("updated_at", Float, nullable=False),
)

sealing_key = Table(
    "sealing_key",
    metadata,
    Column("key_id", Text, primary_key=True),
    Column("opened_at", Float, nullable=False),
    Column("closed_at", Float),
    Column("destroyed_at", Float),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Float, nullable=False),
    Column("event", Text, nullable=False),
    Column("subject", Text, nullable=False, default=""),
    Column("detail", Text, nullable=False, default=""),
    sqlite_autoincrement=True,
)

CLEAR_COLUMNS: dict[str, dict[str, str]] = {
    "outbox": {
        "id": "names the submission; the same at the city, so that it is counted once",
        "reference": "the code on the resident's paper",
        "form_id": "which service",
        "form_version": "which edition of its questions",
        "key_id": "which key opens the envelope",
        "size_bucket": "padded size, so that the size says nothing (P20)",
        "kiosk": "which kiosk",
        "hour": "hour of saving, UTC; no finer (P28)",
        "destination": "where it goes",
        "envelope": "the sealed submission",
        "sha256": "proves that the envelope is unchanged (P11)",
        "state": "delivery: saved, sending, acknowledged, unsure, refused",
        "attempts": "delivery: times it was sent",
        "checks": "delivery: looks for it at the city since the last sending (P12)",
        "doubts": "delivery: attempts of which nobody knows the end; one is sent again (P12)",
        "nonce": "delivery: names one attempt, written before it",
        "attempted_at": "delivery: when the last attempt began",
        "next_at": "delivery: when it is due; empty means that a person must decide",
        "wait": "delivery: seconds waited for, to notice a clock set back (P16)",
        "token": "delivery: the endpoint's promise of an id",
        "city_id": "the city's own number for it",
        "why": "delivery: class of the last problem, a code and never the endpoint's words",
        "acknowledged_at": "delivery: when the city had it; starts the retention",
    },
    "request_status": {
        "reference": "the code on the resident's paper",
        "state": "what the city says: open, closed",
        "notes": "the city's public note",
        "city_id": "the city's own number for it",
        "destination": "where to ask",
        "form_id": "which service",
        "updated_at": "when the city said so",
    },
    "sealing_key": {
        "key_id": "names a key of this kiosk",
        "opened_at": "when it came into use",
        "closed_at": "when it stopped sealing",
        "destroyed_at": "when its private half was destroyed",
    },
    "audit": {
        "number": "order",
        "at": "when",
        "event": "what happened, a code",
        "subject": "submission, key or file it happened to",
        "detail": "class of the cause, a code",
    },
}
