from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.alerts.board import AlertBoard
from kiosk.alerts.index import keep
from kiosk.alerts.record import AlertStore, FeedRecord
from kiosk.alerts.view import AlertsView
from tests.kiosk.alerts.cap_documents import HERE
from tests.kiosk.alerts.shown import NOW, SOURCE, Show


@pytest.fixture
def show(tmp_path: Path) -> Show:
    store = AlertStore(tmp_path)

    def shown(
        *documents: bytes,
        now: datetime = NOW,
        language: str = "en",
        age: timedelta | None = timedelta(0),
        dismissed: frozenset[str] = frozenset(),
        **record: object,
    ) -> AlertsView:
        read_at = None if age is None else now - age
        kept = FeedRecord(read_at=read_at, **record).with_alerts(map(keep, documents), now)  # type: ignore[arg-type]
        store.save("met", kept)
        board = AlertBoard(store, [SOURCE], *HERE, fallbacks=("en",))
        return board.view(language, now, dismissed)

    return shown
