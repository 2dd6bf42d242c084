"""What a person must look at: refused by the city, or in doubt and not to be decided by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiosk.clock import Clock, SystemClock
from kiosk.outbox.ledger import DueRow
from kiosk.outbox.opening import DATABASE, open_outbox

_ADVICE = {
    "refused": "The city said no. Call the city, then enter it there by hand or release it.",
    "unsure": "The city may have it. Ask the city for the reference before it is sent again.",
}


def refused_list(home: Path, clock: Clock | None = None) -> list[dict[str, Any]]:
    """Return the refused and the parked submissions of this kiosk, oldest first, for staff.

    Codes and references only: nothing of what the resident wrote. Times are ISO 8601 in UTC.
    Raises `store.errors.WrongEngine` where the outbox cannot be opened safely.
    """
    if not (home / DATABASE).exists():
        return []
    outbox = open_outbox(home, clock or SystemClock())
    try:
        return [_described(row) for row in outbox.refused()]
    finally:
        outbox.close()


def _described(row: DueRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "reference": row.reference,
        "service": row.service_id,
        "destination": row.destination,
        "state": row.state,
        "why": row.why,
        "attempts": row.attempts,
        "looks": row.checks,
        "last_attempt": row.attempted_at.isoformat() if row.attempted_at else None,
        "advice": _ADVICE.get(row.state, ""),
    }
