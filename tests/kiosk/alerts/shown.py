"""What tests of warnings have in common: a feed that is kept, and what is shown of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kiosk.alerts.sources import AlertSource
from kiosk.alerts.view import AlertsView
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
SOURCE = AlertSource(id="met", kind="cap", url="https://met.example/f", name="Weather Office")
LATE = "2026-11-24T09:00:00-00:00"
SAY = Texts(LANGUAGES["en"], timezone=ZoneInfo("America/Los_Angeles"))

Show = Callable[..., AlertsView]


def said(view: AlertsView) -> str:
    return SAY.say_aloud(view.summary)
