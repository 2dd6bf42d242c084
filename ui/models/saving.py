"""Handing the answers over: one journey is one submission, however often Send is touched (P1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from kiosk.forms.answers import AppointmentAnswer
from kiosk.forms.journey import Journey
from kiosk.forms.questions import AppointmentQuestion
from kiosk.outbox.ballots import BallotNames, ballot_names, build_ballot
from kiosk.outbox.building import build_submission
from kiosk.outbox.errors import CannotSave
from kiosk.outbox.receipt import Receipt
from kiosk.outbox.submission import new_submission_id
from kiosk.pack.consultation import Consultation
from ui.models.desk import Desk
from ui.models.keeper import Keeper


class TimeIsTaken(Exception):
    """The time a resident wished for was given away meanwhile."""

    def __init__(self, question_id: str) -> None:
        super().__init__(question_id)
        self.question_id = question_id


class Saving:
    """Builds the submission of the session's journey and gives it to the outbox.

    A journey keeps its id and reference until it is saved, so that trying again after a failure
    cannot make two of it.
    """

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        self._desk = desk
        self._keeper = keeper
        self.clear()

    def __call__(self) -> Receipt:
        """Save and return the receipt; raises CannotSave or TimeIsTaken, and then there is none.

        A time is given away before the wish for it is saved, and taken back where it cannot be, so
        that no two papers of this kiosk name the same one.
        """
        journey = self._desk.session.journey
        if journey is None:
            raise CannotSave("invalid")
        try:
            self._hold()
            try:
                receipt = self._save(journey)
            except BaseException:
                self._let_go()
                raise
            for page, answer in self._wishes():
                self._keeper.book(page.slots, answer.starts, receipt.reference)
            return receipt
        except (CannotSave, TimeIsTaken):
            raise
        except Exception:
            # Any other failure is the same to the resident, and its words may hold an answer.
            raise CannotSave("storage") from None

    def clear(self) -> None:
        """Forget which journey was being saved."""
        self._journey: Journey | None = None
        self._id = self._reference = ""
        self._ballot = BallotNames("", "")

    @property
    def appointment(self) -> datetime | None:
        """The time wished for in the journey that was saved last."""
        return next((answer.starts for _, answer in self._wishes()), None)

    def _wishes(self) -> Iterator[tuple[AppointmentQuestion, AppointmentAnswer]]:
        journey = self._desk.session.journey
        for page in journey.pages() if journey else ():
            answer = journey.answers.get(page.id)
            if isinstance(page, AppointmentQuestion) and isinstance(answer, AppointmentAnswer):
                yield page, answer

    def _hold(self) -> None:
        for page, answer in self._wishes():
            kept = self._keeper
            lost = kept.is_gone and kept.is_of(page.slots, answer.starts)
            if lost or not self._desk.core.offers.slots.take(page.slots, answer.starts):
                raise TimeIsTaken(page.id)

    def _let_go(self) -> None:
        for page, answer in self._wishes():
            self._desk.core.offers.slots.give_back(page.slots, answer.starts)

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
