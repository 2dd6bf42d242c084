"""Counts for `make soak`: how often sync was tried, and how often it broke its word (P12)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.sync.courier import Courier
from kiosk.sync.open311.outcomes import Doubt, Later, Outcome
from tests.kiosk.sync.small_street import SmallStreet
from tests.peers.geo_report_books import NINE

DAYS = 9
"""Longer than a token is asked after."""
DELIVERED = tuple(behaviour for behaviour in NINE if behaviour not in ("html-200", "attribute-400"))
"""Behaviours in which a city that shows what was written must end up with every report known."""


@dataclass(frozen=True)
class Counted:
    """What became of so many submissions at one city."""

    tried: int
    doubled: int
    lost: int
    known: int
    parked: int


def count(behaviour: str, number: int, echo: bool = True, hours: float = 24.0 * DAYS) -> Counted:
    """Send `number` submissions to a city that always behaves so; wait in virtual time."""
    with tempfile.TemporaryDirectory() as folder:
        street = SmallStreet(Path(folder) / "home")
        try:
            peer = street.add_city()
            peer.manners.echo = echo
            street.save()
            street.start()
            street.pass_time(1)
            peer.manners.behaviour = behaviour
            street.save(number)
            street.pass_time(hours, most_rounds=5000 + 200 * number)
            states = list(street.states().values())
            return Counted(
                tried=number,
                doubled=len(peer.duplicates()),
                lost=states.count("lost"),
                known=sum(state in ("acknowledged", "open") for state in states) - 1,
                parked=sum(state in ("unsure", "refused") for state in states),
            )
        finally:
            street.close()


def blind_resend(outcome: Outcome) -> Outcome:
    """The seeded bug: a doubt taken for a failure."""
    return Later(outcome.why) if isinstance(outcome, Doubt) else outcome


def with_blind_resend(test: Callable[[], Counted]) -> Counted:
    """Run `test` with the seeded bug in place."""
    settle = Courier._settle
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Courier,
            "_settle",
            lambda self, row, outcome: settle(self, row, blind_resend(outcome)),
        )
        return test()


def p12(each: int) -> tuple[int, int, bool]:
    """Return submissions tried at nine behaviours, how many went wrong, and whether the bug showed.

    Wrong: accepted twice, lost, not known at the end although the city shows what was written, or
    sent again at a city that shows nothing.
    """
    tried = wrong = 0
    for behaviour in NINE:
        counted = count(behaviour, each)
        tried += counted.tried
        wrong += counted.doubled + counted.lost
        if behaviour in DELIVERED:
            wrong += counted.tried - counted.known
    for behaviour in ("drop-reply", "error-after-accept"):
        counted = count(behaviour, each, echo=False)
        tried += counted.tried
        wrong += counted.doubled + (counted.tried - counted.parked)
    bug = with_blind_resend(lambda: count("drop-reply", 3, hours=1.0))
    return tried, wrong, bug.doubled > 0
