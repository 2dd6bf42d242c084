"""What the resident is told after the submission is safe, and later when they ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["saved", "sending", "acknowledged", "unsure", "refused"]


@dataclass(frozen=True)
class Receipt:
    """Proof that the submission is on the disk twice; only `Outbox.submit` makes one (P1).

    `saved_at` is aware, in UTC.
    """

    reference: str
    submission_id: str
    saved_at: datetime
    service_id: str
    state: State = "saved"


@dataclass(frozen=True)
class RequestStatus:
    """Where a request is: the kiosk's own state of delivery, or what the city says about it.

    `state` is one of the delivery states, or the city's `open` or `closed`. `notes` is the city's
    public text. `updated_at` is aware, in UTC; None where only the hour of saving is known.
    """

    reference: str
    state: str
    notes: str = ""
    updated_at: datetime | None = None
    city_id: str | None = None
    service_id: str | None = None
    destination: str | None = None
