"""Carries what was said in consultations to the city: apart from requests, at other times (P28)."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.clock import Clock
from kiosk.outbox.ballots import FOLDER, open_ballots
from kiosk.outbox.errors import CannotOpen
from kiosk.outbox.opening import DATABASE
from kiosk.outbox.queue import Outbox
from kiosk.sources.web import BallotSource
from kiosk.sync.fetching import line_of
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.schedule import retry_after
from kiosk.sync.timed_feed import TimedFeed

MOST_AT_ONCE = 50
LEAST = 60.0


class BallotCourier(TimedFeed):
    """Sends at most once in `every_seconds`, in an order of chance.

    A ballot goes as the form fields `id` and `ballot` (JSON), or `envelope` (base64) where only
    the city can open it. The city answers with JSON that repeats the id. It counts each id once,
    so that one which may have arrived is simply sent again.
    """

    def __init__(
        self,
        config: BallotSource,
        home: Path,
        clock: Clock,
        rng: random.Random,
        city_key: bytes | None = None,
    ) -> None:
        every = config.every_seconds
        rhythm = Rhythm(
            clock, rng, every, least=LEAST, spread=(0.8, 1.0), first=rng.uniform(0.0, every)
        )
        super().__init__(config.id, Transport(line_of(config, config.url)), rhythm)
        self.config = config
        self._home = home
        self._clock = clock
        self._rng = rng
        self._city_key = city_key
        self._ballots: Outbox | None = None

    def close(self) -> None:
        """Let go of the line and the store."""
        super().close()
        if self._ballots is not None:
            self._ballots.close()
            self._ballots = None

    def step(self) -> None:
        """Send what waits; raises what the store raises."""
        ballots = self._open()
        if ballots is None:
            self.rhythm.worked()
            return
        ballots.tend()
        waiting = ballots.due(self._clock.now(), MOST_AT_ONCE)
        self._rng.shuffle(waiting)
        if all(self._carry(ballots, row.id) for row in waiting):
            self.rhythm.worked()

    def _open(self) -> Outbox | None:
        """Open the store once somebody had a say here; before that there is none to make."""
        if self._ballots is None and (self._home / FOLDER / DATABASE).exists():
            self._ballots = open_ballots(self._home, self._clock, self._city_key)
            self._ballots.settle_interrupted()
        return self._ballots

    def _carry(self, ballots: Outbox, ballot_id: str) -> bool:
        """Send one; False where the others need not be tried now."""
        fields = _fields(ballots, ballot_id)
        ballots.begin_attempt(ballot_id)
        why, wait = "reply", None
        try:
            reply = self._line.post(self.config.url, fields)
            if _is_taken(reply, ballot_id):
                ballots.acknowledge(ballot_id, None)
                return True
            if not reply.is_fine:
                why, wait = f"http-{reply.status}", retry_after(reply.retry_after, reply.date)
        except (NotSent, NoReply) as problem:
            why = problem.why
        ballots.retry_at(ballot_id, self._clock.now(), why)
        self.rhythm.failed(why, wait)
        return False


def _fields(ballots: Outbox, ballot_id: str) -> list[tuple[str, str]]:
    try:
        document = ballot_document(ballots.open_document(ballot_id))
    except CannotOpen:
        sealed = base64.b64encode(ballots.envelope(ballot_id)).decode("ascii")
        return [("id", ballot_id), ("envelope", sealed)]
    return [("id", ballot_id), ("ballot", json.dumps(document, ensure_ascii=False))]


def ballot_document(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the city gets of a ballot: its answers and the day, no reference."""
    service = document["service"]
    return {
        "v": 1,
        "id": document["id"],
        "consultation": {"id": service["id"], "version": service["version"]},
        "pack": document["pack"],
        "kiosk": document["kiosk"],
        "language": document["language"],
        "day": str(document["submitted_at"])[:10],
        "answers": [
            {key: answer[key] for key in ("question", "type", "value")}
            for answer in document["answers"]
        ],
    }


def _is_taken(reply: Reply, ballot_id: str) -> bool:
    """Say whether the city has it; a page for browsers, fine as its status may be, is no yes."""
    if not (reply.is_fine or reply.status == 409):
        return False
    try:
        told = json.loads(reply.body)
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("id") == ballot_id
