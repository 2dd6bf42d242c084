"""Fetching one feed of warnings: what changed, from the pinned hosts only (P12, P15)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.index import Index, IndexEntry, keep, read_index
from kiosk.alerts.record import AlertStore, FeedRecord, KeptAlert, fetched_at
from kiosk.alerts.sources import AlertSource
from kiosk.clock import Clock
from kiosk.sync.fetching import Failed, Marks, fetch, line_of
from kiosk.sync.open311.transport import Reply, Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.timed_feed import TimedFeed

MOST_AT_ONCE = 40
"""Messages fetched in one step; what is left comes in the next."""
STEP_SECONDS = 20.0
"""After which a step begins no further message."""
REFUSED_FOR = 3600.0
"""Seconds until a message that was not good is fetched again."""

_LATER = ("http-408", "http-425", "http-429")


class AlertFeed(TimedFeed):
    """One feed with its record on disk and its back-off.

    `clock` must be the machine's own, which the screen compares with: it tells the age.
    """

    def __init__(
        self, source: AlertSource, store: AlertStore, clock: Clock, rng: random.Random
    ) -> None:
        record = store.load(source.id)
        self.record = record if record.url == source.url else FeedRecord(url=source.url)
        every, failures = source.every_seconds, self.record.failures
        rhythm = Rhythm(clock, rng, every, least=every / 2, failures=failures)
        super().__init__(source.id, Transport(line_of(source, source.url)), rhythm)
        self.source = source
        self._store = store
        self._clock = clock
        self._refused: dict[str, tuple[str, float, str]] = {}

    @property
    def trouble(self) -> str:
        """Why nothing has been read for too long, or how many messages could not be."""
        age = self.record.age(self._clock.now())
        if self.record.problem and (
            age is None or age > timedelta(seconds=self.source.old_after_seconds)
        ):
            return self.record.problem
        return f"unread-{self.record.missing}" if self._refused and self.record.missing else ""

    def step(self) -> None:
        """Read the index and what is new in it; write down how it went. Raises OSError only."""
        tried = fetched_at(self._clock.now())
        try:
            record = self._read()
        except Failed as problem:
            self.rhythm.failed(problem.why, problem.after)
            told = {"problem": problem.why, "failures": self.rhythm.failures}
            record = self.record.model_copy(update=told)
        self.record = record.model_copy(update={"tried_at": tried})
        self._store.save(self.source.id, self.record)

    def _read(self) -> FeedRecord:
        reply = self._fetch(self.source.url, self._conditions())
        now = fetched_at(self._clock.now())
        good = {"read_at": now, "problem": "", "failures": 0, "url": self.source.url}
        if reply.status == 304:
            self.rhythm.worked()
            return self.record.with_alerts((), now).model_copy(update=good)
        try:
            index = read_index(reply.body, self.source.url)
        except NotAnAlert as no:
            raise Failed(f"reply-{no.kind}") from None
        fresh, seen, missing, is_cut = self._gather(index)
        self.rhythm.worked(0.0 if is_cut else None)
        found = {"seen": seen, "missing": missing, "refused": self._codes()}
        marks = asdict(Marks.of(reply))
        return self.record.with_alerts(fresh, now).model_copy(update={**good, **found, **marks})

    def _conditions(self) -> dict[str, str]:
        """Ask only for what changed, but for all of it where something is still missing."""
        if self.record.missing or self.record.read_at is None:
            return {}
        return Marks(self.record.etag, self.record.last_modified).conditions

    def _gather(self, index: Index) -> tuple[list[KeptAlert], dict[str, str], int, bool]:
        """Return new messages, what is read by now, how many are missing, and if time ran out."""
        fresh: list[KeptAlert] = []
        seen: dict[str, str] = {}
        missing = asked = 0
        is_cut = is_down = False
        ends = self._clock.monotonic() + STEP_SECONDS
        self._forget(index.entries)
        for entry in index.entries:
            if entry.kept is not None:
                fresh.append(entry.kept)
                continue
            known = self.record.seen.get(entry.address)
            if entry.address and known == entry.updated:
                seen[entry.address] = entry.updated
                continue
            if entry.refused or self._is_refused(entry):
                missing += 1
                self._refuse(entry, entry.refused)
                continue
            if is_down or asked >= MOST_AT_ONCE or self._clock.monotonic() >= ends:
                missing += 1
                is_cut = not is_down
                continue
            asked += 1
            try:
                fresh.append(self._message(entry))
                seen[entry.address] = entry.updated
            except NotAnAlert as no:
                missing += 1
                self._refuse(entry, no.kind)
            except Failed as problem:
                missing += 1
                if _is_refusal(problem.why):
                    self._refuse(entry, problem.why)
                else:
                    is_down = True
        return fresh, seen, missing, is_cut

    def _message(self, entry: IndexEntry) -> KeptAlert:
        """Fetch one message; a page for browsers is the line's fault and not the message's."""
        try:
            return keep(self._fetch(entry.address, {}).body)
        except NotAnAlert as no:
            if no.kind == "html":
                raise Failed("reply-html") from None
            raise

    def _fetch(self, url: str, headers: dict[str, str]) -> Reply:
        """Fetch one document, following redirects on the pinned hosts only."""
        within = 4 * self.source.read_seconds
        return fetch(self._line, url, headers, within=within, allows=self.source.allows)

    def _is_refused(self, entry: IndexEntry) -> bool:
        if not self.source.allows(entry.address):
            return True
        updated, until, _ = self._refused.get(entry.address, ("", 0.0, ""))
        return updated == entry.updated and self._clock.monotonic() < until

    def _refuse(self, entry: IndexEntry, kind: str) -> None:
        known = self._refused.get(entry.address)
        if known is not None and not kind:
            return
        until = self._clock.monotonic() + REFUSED_FOR
        self._refused[entry.address] = (entry.updated, until, kind or "other-host")

    def _forget(self, entries: Iterable[IndexEntry]) -> None:
        listed = {entry.address for entry in entries}
        self._refused = {key: held for key, held in self._refused.items() if key in listed}

    def _codes(self) -> dict[str, str]:
        return {address: kind for address, (_, _, kind) in self._refused.items()}


def _is_refusal(why: str) -> bool:
    """Whether the server said something about this message, and not the line about itself."""
    said = why.startswith("http-4") or why in ("other-host", "redirect", "too-large")
    return said and not why.startswith(_LATER)
