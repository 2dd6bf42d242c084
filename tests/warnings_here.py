"""Warnings for a kiosk in a test: what sync would have kept, put before the screen."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kiosk.alerts.board import AlertBoard
from kiosk.alerts.index import keep
from kiosk.alerts.record import AlertStore, FeedRecord
from kiosk.alerts.sources import AlertSource
from kiosk.offers import Offers
from tests.kiosk.alerts.cap_documents import HERE, alert, info

SOURCE = AlertSource(id="met", kind="cap", url="https://met.example/f", name="Weather Office")
INSTRUCTION = "Go to the upper floor."
LATER = "2026-11-24T18:00:00-00:00"


def document(severity: str, headline: str, *more: str) -> bytes:
    """Return a warning in English; `more` are infos in other languages."""
    told = info(severity=severity, headline=headline, instruction=INSTRUCTION, expires=LATER)
    return alert(told, *more, identifier=headline.replace(" ", "-"))


class Feed:
    """One feed of warnings that a test changes under the kiosk's eyes."""

    def __init__(self, offers: Offers, home: Path) -> None:
        self._store = AlertStore(home)
        board = AlertBoard(self._store, [SOURCE], *HERE, fallbacks=("en",))
        offers.__dict__["_alerts"] = board

    def tells(self, now: datetime, *documents: bytes) -> None:
        """Have been read at `now` with these warnings."""
        record = FeedRecord(read_at=now).with_alerts(map(keep, documents), now)
        self._store.save("met", record)
