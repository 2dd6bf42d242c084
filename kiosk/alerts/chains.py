"""Which messages still speak: updates and cancels take back what they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kiosk.alerts.cap import Alert

_Name = tuple[str, str]


def current(alerts: Iterable[Alert]) -> tuple[Alert, ...]:
    """Return the warnings of one source that no later message has taken back, newest first.

    Tests, exercises, drafts and what is not public neither warn nor take back (CAP 1.2, 3.2.1).
    A message that has itself expired still takes back. Where a sender used an identifier twice,
    the later message stands; a reference reaches what was sent up to the time it names.
    """
    newest: dict[_Name, Alert] = {}
    for alert in alerts:
        if not alert.is_for_everyone:
            continue
        name = (alert.sender, alert.identifier)
        if name not in newest or newest[name].sent < alert.sent:
            newest[name] = alert
    ended = _taken_back(newest.values())
    speaking = [
        alert
        for name, alert in newest.items()
        if alert.is_warning and not (name in ended and alert.sent <= ended[name])
    ]
    return tuple(sorted(speaking, key=lambda alert: alert.sent, reverse=True))


def _taken_back(alerts: Iterable[Alert]) -> dict[_Name, datetime]:
    """Return, for each message that is taken back, up to which time of sending."""
    ended: dict[_Name, datetime] = {}
    for alert in alerts:
        if alert.msg_type not in ("Alert", "Update", "Cancel"):
            continue
        for reference in alert.references:
            name = (reference.sender, reference.identifier)
            if name == (alert.sender, alert.identifier):
                continue
            until = min(reference.sent or alert.sent, alert.sent)
            ended[name] = max(until, ended.get(name, until))
    return ended
