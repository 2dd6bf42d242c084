"""Carrying one submission a step further: send, ask after a token, or look for it (P12-P14)."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any, assert_never

import structlog

from kiosk.outbox.delivery import NotDue
from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.ledger import DueRow
from kiosk.outbox.queue import Outbox
from kiosk.sync.alarms import Alarms
from kiosk.sync.city_clock import CityClock
from kiosk.sync.destination import Destination
from kiosk.sync.open311.city import Look
from kiosk.sync.open311.client import NotOffered, Unanswered
from kiosk.sync.open311.outcomes import (
    NEVER_AGAIN,
    Acknowledged,
    Doubt,
    Gone,
    Later,
    Outcome,
    Promised,
    Refused,
    Stopped,
)
from kiosk.sync.open311.posting import CannotPost
from kiosk.sync.report import SyncReport
from kiosk.sync.schedule import LOOKS, TOKEN_LIFE, backoff, look_after, token_wait

MOST_TRIES = 8
"""How often a report is sent that the city puts off while it takes others (P14)."""
MOST_LOOKS = 8
"""How often is looked where nobody knows yet whether the endpoint shows what was written."""
LONGEST_LOOK = 6 * 3600.0
STOPPED_WAIT = 60.0
"""Seconds until a report is tried again with which the city refused the kiosk."""

_log = structlog.get_logger("kiosk.sync")


class Courier:
    """Takes due submissions of one destination, one after the other."""

    def __init__(
        self,
        outbox: Outbox,
        destination: Destination,
        clock: CityClock,
        rng: random.Random,
        alarms: Alarms,
        report: SyncReport,
    ) -> None:
        self._outbox = outbox
        self._to = destination
        self._clock = clock
        self._rng = rng
        self._alarms = alarms
        self._report = report
        self._took_at: datetime | None = None
        self._shut_out: str | None = None

    def step(self, row: DueRow) -> None:
        """Do the next thing for `row`. What goes wrong with it stays with it (P14)."""
        try:
            if row.state == "saved":
                self._send(row)
            elif row.token:
                self._ask_token(row, row.token)
            else:
                self._look(row)
        except NotDue:
            _log.info("not-due", submission=row.id)
        except CannotOpen as problem:
            self._cannot(row, f"cannot-open:{problem.reason}", problem.reason == "no-key")
        except CannotPost as problem:
            self._cannot(row, f"cannot-post:{problem.why}", mendable=False)
        except Exception as error:
            self._fault(row, error)

    def _cannot(self, row: DueRow, why: str, mendable: bool) -> None:
        """It cannot be sent from here. With another key or a hub it could: then it waits."""
        if row.state != "saved":
            self._park(row, row.why or why)
        elif mendable:
            self._alarms.ring("cannot-open", self._to.id, why)
            self._outbox.retry_at(row.id, self._in(LONGEST_LOOK), why)
        else:
            self._refuse(row, why)

    def _fault(self, row: DueRow, error: Exception) -> None:
        """A fault of ours: staff hear of its class, this one is looked for, the others go on."""
        self._alarms.ring("fault", row.id, type(error).__name__)
        _log.error("fault", submission=row.id, fault=type(error).__name__)
        if row.token:
            self._outbox.hold_token(row.id, row.token, self._in(3600.0))
        else:
            wait = max(look_after(0, self._to.city.lag), 60.0)
            self._outbox.unsure(row.id, "fault", self._in(wait), looked=False)

    # -- sending

    def _send(self, row: DueRow) -> None:
        document = self._outbox.open_document(row.id)
        fields = self._to.city.prepare(document)
        self._outbox.begin_attempt(row.id)
        self._report.sent += 1
        outcome = self._to.city.send(fields)
        if isinstance(outcome, Gone) and row.attempts == 0:
            outcome = self._to.city.look_up(outcome, dict(fields)["service_code"])
        self._settle(row, outcome)

    def _settle(self, row: DueRow, outcome: Outcome) -> None:
        kind = type(outcome).__name__.casefold()
        _log.info("posted", submission=row.id, kind=kind, why=getattr(outcome, "why", ""))
        match outcome:
            case Acknowledged(city_id=city_id):
                self._acknowledge(row, city_id)
            case Promised(token=token):
                self._report.tokens += 1
                self._outbox.hold_token(row.id, token, self._in(token_wait(0.0, self._rng)))
                self._took()
            case Later(why=why, after=after):
                self._later(row, why, after)
            case Doubt(why=why):
                self._report.doubts += 1
                self._outbox.unsure(row.id, why, self._in(look_after(0, self._to.city.lag)))
            case Gone(why=why, listed=True):
                self._report.later += 1
                self._outbox.retry_at(row.id, self._in(backoff(row.attempts + 1, self._rng)), why)
            case Refused(why=why) | Gone(why=why):
                self._refuse(row, why)
            case Stopped(why=why):
                self._stopped(row, why)
            case _:
                assert_never(outcome)

    def _took(self) -> None:
        self._took_at = self._clock.now()
        self._shut_out = None
        self._to.accepted_us()

    def _acknowledge(self, row: DueRow, city_id: str | None) -> None:
        self._report.acknowledged += 1
        self._outbox.acknowledge(row.id, city_id)
        self._alarms.mend("parked", row.id)
        self._took()

    def _later(self, row: DueRow, why: str, after: float | None) -> None:
        """The city put it off. Only one that it puts off while taking others is to blame itself."""
        self._report.later += 1
        if why.startswith("http-") and row.attempts + 1 >= MOST_TRIES and self._others_pass(row):
            self._refuse(row, f"{why}:tries")
            return
        own = backoff(row.attempts + 1, self._rng, after)
        wait = self._to.failed(why, after)
        self._outbox.retry_at(row.id, self._in(max(own, wait)), why)

    def _stopped(self, row: DueRow, why: str) -> None:
        """The city refuses the kiosk's key, unless it is only this report that it dislikes.

        Which one it is the next report tells: a firewall's 403 for one must not hold up all (P14).
        """
        if self._others_pass(row):
            self._refuse(row, f"{why}:report")
            return
        self._report.later += 1
        first = self._shut_out is None
        self._shut_out = row.id
        self._outbox.retry_at(row.id, self._in(STOPPED_WAIT), why)
        self._alarms.ring("key-refused", self._to.id, why)
        if not first:
            self._to.refused_us(why)

    def _others_pass(self, row: DueRow) -> bool:
        """Say whether the city took another report since this one was last tried."""
        tried, took = row.attempted_at, self._took_at
        return tried is not None and took is not None and took > tried

    def _refuse(self, row: DueRow, why: str) -> None:
        self._report.refused += 1
        self._outbox.refuse(row.id, why)
        self._alarms.ring("parked", row.id, why)

    # -- tokens

    def _ask_token(self, row: DueRow, token: str) -> None:
        elapsed = self._since(row.attempted_at)
        city_id = ""
        try:
            city_id = self._to.city.id_of(token)
            self._to.answered()
        except Unanswered as problem:
            self._to.failed(problem.why, problem.after)
        except NotOffered as problem:
            _log.info("token-unknown", submission=row.id, why=problem.why)
        if city_id:
            self._acknowledge(row, city_id)
        elif elapsed >= TOKEN_LIFE:
            self._outbox.unsure(row.id, "token-expired", self._clock.now())
        else:
            wait = min(token_wait(elapsed, self._rng), max(TOKEN_LIFE - elapsed, 60.0))
            self._outbox.hold_token(row.id, token, self._in(max(wait, self._to.opens_in)))

    # -- doubts

    def _look(self, row: DueRow) -> None:
        attempted = row.attempted_at or self._clock.now()
        look = self._to.city.look(row.reference, self._code(row), attempted, self._clock.now())
        why = row.why or "unknown"
        match look.state:
            case "found":
                self._report.found += 1
                if row.checks:
                    self._learn_lag(attempted)
                self._acknowledge(row, look.city_id)
            case "unasked":
                wait = self._to.failed(look.why, look.after)
                self._outbox.unsure(row.id, why, self._in(wait), looked=False)
            case _:
                self._to.answered()
                self._not_found(row, why, look, attempted)

    def _not_found(self, row: DueRow, why: str, look: Look, attempted: datetime) -> None:
        """Look three times over the lag; then, and only once, send again or ask a person (P12)."""
        looks = row.checks + 1
        lag = self._to.city.lag
        over = self._since(attempted) >= lag
        certain = look.state == "absent" and self._to.city.echoes is not None
        if looks < LOOKS or not over:
            due = attempted + timedelta(seconds=look_after(looks, lag))
            soon = self._in(min(60.0, lag / LOOKS))
            self._outbox.unsure(row.id, why, max(due, soon))
        elif look.state == "absent" and not certain and looks < MOST_LOOKS:
            wait = min(max(lag, 60.0) * 2.0 ** (looks - LOOKS), LONGEST_LOOK)
            self._outbox.unsure(row.id, why, self._in(wait))
        elif certain and row.doubts <= 1 and why not in NEVER_AGAIN:
            self._outbox.unsure(row.id, why, self._clock.now())
            self._report.sent_again += 1
            self._send(row)
        else:
            self._park(row, why)

    def _park(self, row: DueRow, why: str) -> None:
        self._report.parked += 1
        self._outbox.unsure(row.id, why)
        self._alarms.ring("parked", row.id, why)

    def _code(self, row: DueRow) -> str:
        """Return the service code to look under; without it (no key any more) under all."""
        try:
            document: dict[str, Any] = self._outbox.open_document(row.id)
        except CannotOpen:
            return ""
        return str((document.get("open311") or {}).get("service_code") or "")

    def _learn_lag(self, attempted: datetime) -> None:
        memory = self._to.memory
        memory.lag = min(max(memory.lag, self._since(attempted) * 1.5), 24 * 3600.0)
        self._to.keep()

    # -- time

    def _in(self, seconds: float) -> datetime:
        return self._clock.now() + timedelta(seconds=seconds)

    def _since(self, moment: datetime | None) -> float:
        return 0.0 if moment is None else (self._clock.now() - moment).total_seconds()
