"""Asks a city's slot service to keep times, to give them back, and what became of them.

Each is a POST of one JSON object, and means the same however often it arrives:
`{"v": 1, "do": "hold", "hold": TOKEN, "list": …, "starts": …}` is answered with `state` "held" and
`until`, or "gone"; `"do": "release"` with "free"; `"do": "book"`, which adds the request's
`reference`, with "waiting", "confirmed", "changed" (and the other time in `starts`) or "gone".
Every answer repeats the token; one that does not is no answer.
"""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from kiosk.clock import Clock
from kiosk.events.slot_holds import Hold, SlotHolds
from kiosk.events.slots import Booking
from kiosk.sources.web import SlotSource
from kiosk.sync.fetching import line_of
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.schedule import retry_after
from kiosk.sync.timed_feed import TimedFeed

LOOK = 1.0
"""Seconds between looks at what the screen wants."""
LEAST = 5.0
WAITING = 300.0
SETTLED = 3600.0
"""Seconds until the city is asked again whether it still is so: it may change a time later."""
LONGEST = timedelta(hours=1)


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")

    hold: str
    state: Literal["held", "gone", "free", "waiting", "confirmed", "changed"]
    until: AwareDatetime | None = None
    starts: AwareDatetime | None = None


class _Unanswered(Exception):
    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


class HoldCourier(TimedFeed):
    """One list's service; a resident who waits does not wait for an earlier failure."""

    def __init__(self, config: SlotSource, home: Path, clock: Clock, rng: random.Random) -> None:
        rhythm = Rhythm(clock, rng, LOOK, least=LEAST, spread=(1.0, 1.0))
        super().__init__(f"{config.id}-holds", Transport(line_of(config, config.holds)), rhythm)
        self.config = config
        self._holds = SlotHolds(home, clock)
        self._clock = clock
        self._tried: set[tuple[str, str]] = set()

    @property
    def due_in(self) -> float:
        """Seconds until there is something to ask, as far as is known."""
        try:
            due = self._holds.due(self.config.id)
        except OSError:
            return LOOK
        if any(_ask(hold) not in self._tried for hold in due):
            return 0.0
        return self.rhythm.due_in if due else LOOK

    def step(self) -> None:
        """Ask about all that is due, until the line fails. Raises OSError only."""
        self._holds.tidy()
        due = self._holds.due(self.config.id)
        self._tried &= {_ask(hold) for hold in due}
        for hold in due:
            self._tried.add(_ask(hold))
            try:
                self._settle(hold, self._asked(hold))
            except _Unanswered as no:
                self.rhythm.failed(no.why, no.after)
                return
        self.rhythm.worked()

    def _asked(self, hold: Hold) -> _Answer:
        wanted = {"v": 1, "do": hold.wish, "hold": hold.token}
        if hold.wish != "release":
            wanted |= {"list": hold.list, "starts": hold.starts.isoformat()}
        if hold.wish == "book" and hold.reference:
            wanted["reference"] = hold.reference
        try:
            reply = self._line.post_json(self.config.holds, wanted, self.config.read_seconds)
        except (NotSent, NoReply) as problem:
            raise _Unanswered(problem.why) from None
        if not (reply.is_fine or reply.status == 409):
            wait = retry_after(reply.retry_after, reply.date)
            raise _Unanswered(f"http-{reply.status}", wait)
        return _answer(reply, hold, self._clock)

    def _settle(self, hold: Hold, answer: _Answer) -> None:
        match hold.wish, answer.state:
            case "hold", "held" if answer.until is not None:
                self._holds.held(hold, answer.until)
            case "hold", "gone":
                self._holds.gone(hold)
            case "release", _:
                self._holds.drop(hold)
            case "book", "waiting" | "held":
                self._holds.later(hold, WAITING)
            case "book", ("confirmed" | "changed" | "gone") as state:
                starts = answer.starts or hold.starts
                if hold.reference:
                    booking = Booking(reference=hold.reference, state=state, starts=starts)
                    self._holds.tell([booking])
                self._holds.later(hold, SETTLED)
            case _:
                raise _Unanswered("reply")


def _ask(hold: Hold) -> tuple[str, str]:
    return hold.token, hold.wish


def _answer(reply: Reply, hold: Hold, clock: Clock) -> _Answer:
    """Read an answer; how long a time is kept is told by the city's clock and turned to ours."""
    try:
        answer = _Answer.model_validate_json(reply.body)
    except ValidationError:
        raise _Unanswered("reply") from None
    if answer.hold != hold.token:
        raise _Unanswered("reply")
    if answer.until is not None:
        left = answer.until - (reply.date or clock.now())
        if left <= timedelta(0):
            raise _Unanswered("over")
        answer.until = clock.now() + min(left, LONGEST)
    return answer
