"""What one run of sync did: numbers and codes, for `kiosk sync --json`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass
class SyncReport:
    """Counts of a run. `waiting` is the state of the outbox at its end."""

    sent: int = 0
    acknowledged: int = 0
    tokens: int = 0
    found: int = 0
    doubts: int = 0
    sent_again: int = 0
    parked: int = 0
    refused: int = 0
    later: int = 0
    news: int = 0
    waiting: dict[str, int] = field(default_factory=dict)
    alarms: list[dict[str, str]] = field(default_factory=list)
    faults: list[dict[str, str]] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether nothing needs a person."""
        return not self.alarms and not self.faults

    def to_dict(self) -> dict[str, Any]:
        """Return the report for JSON output."""
        return asdict(self)
