"""Submissions for tests, with texts that are easy to find again where they must not be."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.clock import Clock
from kiosk.outbox.opening import open_outbox
from kiosk.outbox.queue import Outbox
from kiosk.outbox.space import Space
from kiosk.outbox.submission import Submission, new_submission_id

NOON = datetime(2026, 11, 24, 12, 30, 15, tzinfo=UTC)
PLENTY = 10**12


def make_submission(
    outbox: Outbox | None = None, now: datetime = NOON, text: str = "The light is out.", **over: Any
) -> Submission:
    reference = outbox.new_reference("K") if outbox is not None else "KX4-7PM"
    fields: dict[str, Any] = {
        "id": new_submission_id(now),
        "reference": reference,
        "service_id": "street-light",
        "service_version": 1,
        "pack_id": "demo-city",
        "pack_version": 3,
        "kiosk_id": "demo-1",
        "language": "ar",
        "created_at": now,
        "destination": "city",
        "service_title": "Street light",
        "answers": (
            {"question": "what", "type": "text", "label": "What", "value": text, "text": text},
        ),
        "open311": {
            "service_code": "001",
            "description": f"What: {text}\n[ref {reference}]",
            "attributes": [],
            "address_string": "Market Square",
            "lat": 41.9,
            "long": 12.5,
        },
    }
    return Submission(**fields | over)


def roomy(home: Path, ballast: int = 4096) -> Space:
    """Room that never runs out, so that a test does not depend on the machine's disk."""
    return Space(home, ballast=ballast, measure=lambda _: (PLENTY, PLENTY))


def open_test_outbox(home: Path, clock: Clock, **over: Any) -> Outbox:
    home.mkdir(parents=True, exist_ok=True)
    return open_outbox(home, clock, **{"space": roomy(home), **over})
