"""What people say in consultations: sealed like a request, kept apart from all of them.

A ballot has no reference that anybody is told, and its times are days: nothing in the file says
who stood here when (P20, P28).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import Clock
from kiosk.forms.journey import Journey
from kiosk.language.texts import Texts
from kiosk.outbox.building import answer_rows
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.opening import open_outbox
from kiosk.outbox.queue import Outbox
from kiosk.outbox.space import Space
from kiosk.outbox.submission import Submission, new_submission_id
from kiosk.pack.consultation import Consultation
from kiosk.pack.model import Pack

FOLDER = "say"
"""The folder under the home that holds them; it has its own database, spool and keys."""
DESTINATION = "say"


class DayClock:
    """A clock whose wall knows only the day."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """Return the beginning of the day in UTC."""
        return self._clock.now().replace(hour=0, minute=0, second=0, microsecond=0)

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return self._clock.monotonic()


def open_ballots(home: Path, clock: Clock, city_key: bytes | None = None) -> Outbox:
    """Open the outbox of the ballots; raises what `open_outbox` raises.

    It lays down no ballast of its own: that of the requests is given back for both.
    """
    folder = home / FOLDER
    return open_outbox(folder, DayClock(clock), city_key=city_key, space=Space(folder, ballast=0))


@dataclass(frozen=True)
class BallotNames:
    """What one ballot is called inside, made once for a journey, so that two taps make one."""

    id: str
    reference: str


def ballot_names(ballots: Outbox, clock: Clock, prefix: str) -> BallotNames:
    """Return fresh names; the id tells the day and no time."""
    return BallotNames(new_submission_id(DayClock(clock).now()), ballots.new_reference(prefix))


def build_ballot(
    journey: Journey,
    consultation: Consultation,
    pack: Pack,
    texts: Texts,
    official: Texts,
    clock: Clock,
    kiosk_id: str,
    names: BallotNames,
) -> Submission:
    """Return the ballot of a complete journey; raises `CannotSave("invalid")` for another one."""
    if not journey.is_complete or journey.service_id != consultation.id:
        raise CannotSave("invalid")
    return Submission(
        id=names.id,
        reference=names.reference,
        service_id=consultation.id,
        service_version=consultation.version,
        pack_id=pack.id,
        pack_version=pack.version,
        kiosk_id=kiosk_id,
        language=texts.language.tag,
        created_at=DayClock(clock).now(),
        destination=DESTINATION,
        service_title=official.text(consultation.title),
        answers=answer_rows(journey, texts, official),
    )
