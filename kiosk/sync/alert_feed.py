"""Fetching one feed of warnings: what changed, from the pinned hosts only (P12, P15)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

from kiosk.alerts.errors import NotAnAlert
from kiosk.alerts.index import Index, IndexEntry, keep, read_index
from kiosk.alerts.record import AlertStore, FeedRecord, KeptAlert, fetched_at
from kiosk.alerts.sources import AlertSource
from kiosk.clock import Clock
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.open311.transport import NoReply, NotSent, Reply, Transport
from kiosk.sync.schedule import backoff, retry_after

MOST_AT_ONCE = 40
"""Messages fetched in one step; what is left comes in the next."""
STEP_SECONDS = 20.0
"""After which a step begins no further message."""
REDIRECTS = 3
REFUSED_FOR = 3600.0
"""Seconds until a message that was not good is fetched again."""

_LATER = ("http-408", "http-425", "http-429")


class Failed(Exception):
    """The feed could not be read: why, and the seconds that the server asked for."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.after = after


class AlertFeed:
    """One feed with its record on disk and its back-off.

    `clock` must be the machine's own, which the screen compares with: it tells the age.
    """

    def __init__(
        self, source: AlertSource, store: AlertStore, clock: Clock, rng: random.Random
    ) -> None:
        self.source = source
        self._store = store
        self._clock = clock
        self._rng = rng
        self._line = Transport(_line_config(source))
        record = store.load(source.id)
        self.record = record if record.url == source.url else FeedRecord(url=source.url)
        self._next = clock.monotonic()
        self._refused: dict[str, tuple[str, float, str]] = {}

    @property
    def name(self) -> str:
        """The source's id."""
        return self.source.id

    @property
    def due_in(self) -> float:
        """Seconds until it is time to ask again."""
        return max(0.0, self._next - self._clock.monotonic())

    @property
    def trouble(self) -> str:
        """Why nothing has been read for too long, or how many messages could not be."""
        age = self.record.age(self._clock.now())
        if self.record.problem and (
            age is None or age > timedelta(seconds=self.source.old_after_seconds)
        ):
            return self.record.problem
        return f"unread-{self.record.missing}" if self._refused and self.record.missing else ""

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        self._next = self._clock.monotonic()

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def step(self) -> None:
        """Read the index and what is new in it; write down how it went. Raises OSError only."""
        tried = fetched_at(self._clock.now())
        try:
            record = self._read()
        except Failed as problem:
            failures = self.record.failures + 1
            wait = backoff(failures, self._rng, problem.after)
            self._next = self._clock.monotonic() + max(wait, self._every() / 2)
            record = self.record.model_copy(update={"problem": problem.why, "failures": failures})
        self.record = record.model_copy(update={"tried_at": tried})
        self._store.save(self.source.id, self.record)

    def _read(self) -> FeedRecord:
        reply = self._fetch(self.source.url, self._conditions())
        now = fetched_at(self._clock.now())
        good = {"read_at": now, "problem": "", "failures": 0, "url": self.source.url}
        self._next = self._clock.monotonic() + self._every()
        if reply.status == 304:
            return self.record.with_alerts((), now).model_copy(update=good)
        try:
            index = read_index(reply.body, self.source.url)
        except NotAnAlert as no:
            raise Failed(f"reply-{no.kind}") from None
        fresh, seen, missing, is_cut = self._gather(index)
        if is_cut:
            self._next = self._clock.monotonic()
        found = {"seen": seen, "missing": missing, "refused": self._codes()}
        marks = {"etag": reply.etag[:500], "last_modified": reply.last_modified[:100]}
        return self.record.with_alerts(fresh, now).model_copy(update={**good, **found, **marks})

    def _every(self) -> float:
        """The usual pause, not the same for all kiosks of a city (P15)."""
        return self.source.every_seconds * self._rng.uniform(0.9, 1.1)

    def _conditions(self) -> dict[str, str]:
        """Ask only for what changed, but for all of it where something is still missing."""
        if self.record.missing or self.record.read_at is None:
            return {}
        asked = {"If-None-Match": self.record.etag, "If-Modified-Since": self.record.last_modified}
        return {name: value for name, value in asked.items() if value and value.isascii()}

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
        for _ in range(REDIRECTS + 1):
            if not self.source.allows(url):
                raise Failed("other-host")
            try:
                reply = self._line.get(url, {}, headers, within=4 * self.source.read_seconds)
            except (NotSent, NoReply) as problem:
                raise Failed(problem.why) from None
            if reply.is_fine or (reply.status == 304 and headers):
                return reply
            if not (reply.status in (301, 302, 303, 307, 308) and reply.location):
                wait = retry_after(reply.retry_after, reply.date)
                raise Failed(f"http-{reply.status}", wait)
            try:
                url = urljoin(url, reply.location)
            except ValueError:
                raise Failed("redirect") from None
        raise Failed("redirect")

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


def _line_config(source: AlertSource) -> EndpointConfig:
    parts = urlsplit(source.url)
    return EndpointConfig(
        id=source.id,
        url=f"{parts.scheme}://{parts.netloc}",
        plain_http=source.plain_http,
        connect_seconds=source.connect_seconds,
        read_seconds=source.read_seconds,
        ca_file=source.ca_file,
    )
