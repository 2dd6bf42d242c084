"""Handing the answers over: one journey is one submission, however often Send is touched (P1)."""

from __future__ import annotations

from kiosk.forms.journey import Journey
from kiosk.outbox.ballots import BallotNames, ballot_names, build_ballot
from kiosk.outbox.building import build_submission
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.receipt import Receipt
from kiosk.outbox.submission import new_submission_id
from kiosk.pack.consultation import Consultation
from ui.models.desk import Desk


class Saving:
    """Builds the submission of the session's journey and gives it to the outbox.

    A journey keeps its id and reference until it is saved, so that trying again after a failure
    cannot make two of it.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.clear()

    def __call__(self) -> Receipt:
        """Save and return the receipt; raises CannotSave, and then there is none."""
        journey = self._desk.session.journey
        if journey is None:
            raise CannotSave("invalid")
        try:
            return self._save(journey)
        except CannotSave:
            raise
        except Exception:
            # Any other failure is the same to the resident, and its words may hold an answer.
            raise CannotSave("storage") from None

    def clear(self) -> None:
        """Forget which journey was being saved."""
        self._journey: Journey | None = None
        self._id = self._reference = ""
        self._ballot = BallotNames("", "")

    def _save(self, journey: Journey) -> Receipt:
        core = self._desk.core
        consultation = core.pack.consultation(journey.service_id)
        if consultation is not None:
            return self._cast(journey, consultation)
        if journey is not self._journey:
            prefix = core.pack.city.kiosk.reference_prefix
            self._reference = core.outbox.new_reference(prefix)
            self._id = new_submission_id(core.clock.now())
            self._journey = journey
        submission = build_submission(
            journey,
            self._desk.service(journey.service_id),
            core.pack,
            self._desk.texts,
            core.official_texts,
            core.clock,
            core.settings.kiosk_id,
            self._reference,
            self._id,
        )
        return core.outbox.submit(submission)

    def _cast(self, journey: Journey, consultation: Consultation) -> Receipt:
        core = self._desk.core
        if journey is not self._journey:
            prefix = core.pack.city.kiosk.reference_prefix
            self._ballot = ballot_names(core.ballots, core.clock, prefix)
            self._journey = journey
        ballot = build_ballot(
            journey,
            consultation,
            core.pack,
            self._desk.texts,
            core.official_texts,
            core.clock,
            core.settings.kiosk_id,
            self._ballot,
        )
        return core.ballots.submit(ballot)
