"""Departures and warnings, in every state, for the audit."""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.states import State
from ui.audit.visitor import Visitor


def departures(visitor: Visitor) -> Iterator[State]:
    """What leaves now."""
    if not visitor.app.core.offers.has_departures:
        return
    visitor.go("departures")
    yield State("departures", "board")


def warnings(visitor: Visitor) -> Iterator[State]:
    """All warnings and one of them; a grave one lies over a page by the same body."""
    view = visitor.app.core.offers.alerts(visitor.language)
    if view is None:
        return
    visitor.go("alerts")
    yield State("alerts", "list")
    for number, alert in enumerate(view.alerts):
        visitor.go("alert", alert.key)
        yield State("alert", f"of-{number + 1}")
