"""The data inventory: why every stored field is there, for how long, and who deletes it (P29)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kiosk.events.hold_file import COLUMNS as HOLD_COLUMNS
from kiosk.events.slot_holds import KEPT as BOOKING_KEPT
from kiosk.outbox.upkeep import KEPT, STATUS_KEPT
from kiosk.store.tables import CLEAR_COLUMNS


@dataclass(frozen=True)
class Keeping:
    """The rule for a table: legal basis, how long, counted from what, and what deletes it.

    `retention` None means for as long as the kiosk runs; `deleter` names the function, or says
    that there is nothing to delete. `personal` fields could lead to a person.
    """

    basis: str
    retention: timedelta | None
    since: str
    deleter: str
    personal: frozenset[str] = frozenset()


@dataclass(frozen=True)
class InventoryRow:
    """One stored field with everything an assessment asks of it."""

    table: str
    field: str
    purpose: str
    basis: str
    retention: timedelta | None
    since: str
    deleter: str
    personal: bool


PUBLIC_TASK = "GDPR Art. 6(1)(e): a task in the public interest"
SECURITY = "GDPR Art. 32: security of processing"

KEEPING: dict[str, Keeping] = {
    "outbox": Keeping(
        PUBLIC_TASK,
        KEPT,
        "the city has confirmed it",
        "kiosk.outbox.upkeep.Upkeep.purge",
        frozenset({"reference", "envelope", "city_id", "token"}),
    ),
    "request_status": Keeping(
        PUBLIC_TASK,
        STATUS_KEPT,
        "the last news",
        "kiosk.outbox.upkeep.Upkeep.purge",
        frozenset({"reference", "notes", "city_id"}),
    ),
    "sealing_key": Keeping(SECURITY, None, "", "kiosk.outbox.keyring.OwnKeyring.tend", frozenset()),
    "slot_hold": Keeping(
        PUBLIC_TASK,
        BOOKING_KEPT,
        "the time itself; without a form that was sent, half an hour",
        "kiosk.events.slot_holds.SlotHolds.tidy",
        frozenset({"reference"}),
    ),
    "booking": Keeping(
        PUBLIC_TASK,
        BOOKING_KEPT,
        "the time itself",
        "kiosk.events.slot_holds.SlotHolds.tidy",
        frozenset({"reference"}),
    ),
    "audit": Keeping(
        SECURITY,
        None,
        "",
        "none: codes and random ids without a way back once the envelope is deleted",
        frozenset({"subject"}),
    ),
}


def inventory() -> tuple[InventoryRow, ...]:
    """Return one row for every field of every table, in the order of the tables.

    Raises KeyError for a table that nobody gave a rule: then nothing may be stored in it.
    """
    return tuple(
        InventoryRow(
            table,
            field,
            purpose,
            KEEPING[table].basis,
            KEEPING[table].retention,
            KEEPING[table].since,
            KEEPING[table].deleter,
            field in KEEPING[table].personal,
        )
        for table, fields in (CLEAR_COLUMNS | HOLD_COLUMNS).items()
        for field, purpose in fields.items()
    )
