"""What the city says about requests, of this kiosk and of every other that writes our marker."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from kiosk.georeport.requests import RequestRow
from kiosk.outbox.ledger import DueRow
from kiosk.outbox.queue import Outbox
from kiosk.outbox.receipt import RequestStatus
from kiosk.sync.city_clock import CityClock
from kiosk.sync.destination import Destination
from kiosk.sync.open311.city import references_in
from kiosk.sync.open311.client import NotOffered, Unanswered
from kiosk.sync.report import SyncReport

NOTES_LIMIT = 500
OVERLAP = timedelta(hours=1)
"""Asked for again each time: a report may become public late."""


class Feed:
    """Asks one destination for news and writes them down by reference.

    closed is not "fixed" (Q15): the state is kept as the city's word, its note beside it.
    """

    def __init__(
        self, outbox: Outbox, destination: Destination, clock: CityClock, report: SyncReport
    ) -> None:
        self._outbox = outbox
        self._from = destination
        self._clock = clock
        self._report = report
        self._next = clock.monotonic()

    @property
    def due_in(self) -> float:
        """Seconds until it is time to ask again."""
        return max(0.0, self._next - self._clock.monotonic())

    def ask(self) -> None:
        """Ask once. An endpoint that shows nothing is asked again next time all the same."""
        config = self._from.city.config
        now = self._clock.now()
        followed = self._followed()
        doubtful = self._doubtful()
        try:
            rows = self._from.city.news(
                self._since(now, doubtful),
                now + OVERLAP,
                sorted(filter(None, (status.city_id for status in followed))),
            )
        except Unanswered as problem:
            self._from.failed(problem.why, problem.after)
            return
        except NotOffered:
            self._next = self._clock.monotonic() + max(config.follow_seconds, 3600.0)
            return
        self._from.take_time()
        self._next = self._clock.monotonic() + config.follow_seconds
        self._write(rows, followed, doubtful)
        self._from.memory.news_at = now.timestamp()
        self._from.memory.followed_back = True
        self._from.keep()

    def _since(self, now: datetime, doubtful: Mapping[str, DueRow]) -> datetime:
        """Since the last time and somewhat before; all the way back to what nobody could settle."""
        memory, config = self._from.memory, self._from.city.config
        whole = now - timedelta(days=config.follow_days)
        if not memory.followed_back:
            return whole
        last = datetime.fromtimestamp(memory.news_at, UTC)
        late = max(OVERLAP, timedelta(seconds=self._from.city.lag) * 2)
        tried = [row.attempted_at for row in doubtful.values() if row.attempted_at is not None]
        return max(whole, min([last, now, *tried]) - late)

    def _followed(self) -> list[RequestStatus]:
        """Requests that this destination has and has not closed."""
        names = (*self._from.names, None)
        return [status for status in self._outbox.followed() if status.destination in names]

    def _doubtful(self) -> dict[str, DueRow]:
        """What went here and was left to staff in doubt, by reference."""
        return {
            row.reference: row
            for row in self._outbox.refused()
            if row.state == "unsure" and row.destination in self._from.names
        }

    def _write(
        self,
        rows: Iterable[RequestRow],
        followed: list[RequestStatus],
        doubtful: Mapping[str, DueRow],
    ) -> None:
        by_id = {status.city_id: status for status in followed if status.city_id}
        for row in rows:
            known = by_id.get(row.id)
            marked = references_in(row)
            if known is not None and (not marked or known.reference in marked):
                self._record(known.reference, row, known)
            elif known is None and len(marked) == 1:
                self._meet(marked[0], row, doubtful.get(marked[0]))

    def _meet(self, reference: str, row: RequestRow, parked: DueRow | None) -> None:
        """A marker not followed by its id: another kiosk's, or one of ours that was in doubt."""
        if parked is not None:
            self._report.found += 1
            self._outbox.acknowledge(parked.id, row.id)
        known = self._outbox.status(reference)
        if known is None or known.city_id in (None, row.id):
            # Anybody may write a marker into a report of theirs: the first id stays.
            self._record(reference, row, known)

    def _record(self, reference: str, row: RequestRow, known: RequestStatus | None) -> None:
        state = "closed" if row.status == "closed" else "open"
        notes = tidy(row.status_notes)
        if known is not None and (known.state, known.notes, known.city_id) == (
            state,
            notes,
            row.id,
        ):
            return
        self._outbox.record_status(reference, state, notes, self._moment(row, known), row.id)
        self._report.news += 1

    def _moment(self, row: RequestRow, known: RequestStatus | None) -> datetime:
        """When the city said so; never before what is already known, or it would be dropped."""
        now = self._clock.now()
        said = None if self._from.city.config.updated_unreliable else row.updated_at
        moment = min(said or now, now)
        if known is not None and known.updated_at is not None:
            moment = max(moment, known.updated_at)
        return moment


def tidy(text: str) -> str:
    """Return a city's note as one plain paragraph: no control or direction marks, not endless."""
    plain = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co")
    )
    words = " ".join(plain.split())
    return words if len(words) <= NOTES_LIMIT else words[: NOTES_LIMIT - 1].rstrip() + "…"
