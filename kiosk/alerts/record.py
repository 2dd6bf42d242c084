"""What is kept of one feed: its alerts as they came, and how the fetching went."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

LARGEST_FILE = 48 * 1024 * 1024
MOST_KEPT = 1000
MOST_LETTERS = 8_000_000
"""Of all messages of a feed together; the screen reads them all when it starts."""
KEPT_AFTER = timedelta(days=3)
"""How long a message is kept after its end: a cancel must outlive what it takes back."""


class KeptAlert(BaseModel):
    """One message as it came, with what decides how long it is kept."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sender: str
    identifier: str
    sent: AwareDatetime
    ends: AwareDatetime
    names: tuple[tuple[str, str], ...] = ()
    """Sender and identifier of the messages it takes back."""
    document: str
    """The alert element as XML; read again with the same care each time."""


class FeedRecord(BaseModel):
    """The state of one feed; moments are aware. May be lost without harm: it is fetched anew."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    url: str = ""
    """Where it was read; another address is another feed."""
    read_at: AwareDatetime | None = None
    """When the feed was last read whole or said that nothing changed."""
    tried_at: AwareDatetime | None = None
    problem: str = ""
    """Why the last try failed, as a code; "" after a good one."""
    failures: int = 0
    missing: int = 0
    """Messages that the feed names and that could not be read."""
    dropped_until: AwareDatetime | None = None
    """When the last of the messages ends that there was no room for."""
    etag: str = ""
    last_modified: str = ""
    alerts: tuple[KeptAlert, ...] = ()
    seen: dict[str, str] = Field(default_factory=dict)
    """Address of a message in the index → its time there, when it was read."""
    refused: dict[str, str] = Field(default_factory=dict)
    """Address of a message → why it was refused, as a code."""

    def with_alerts(self, fresh: Iterable[KeptAlert], now: datetime) -> FeedRecord:
        """Add messages, later ones of the same name replacing; drop what ended long ago.

        What takes back another message stays as long as that one does.
        """
        kept = {(one.sender, one.identifier): one for one in self.alerts}
        for one in fresh:
            name = (one.sender, one.identifier)
            if name not in kept or kept[name].sent <= one.sent:
                kept[name] = one
        names = {name for name, one in kept.items() if one.ends + KEPT_AFTER > now}
        living = [
            one for name, one in kept.items() if name in names or not names.isdisjoint(one.names)
        ]
        living.sort(key=lambda one: (bool(one.names), one.ends), reverse=True)
        room = _room(living)
        ends = [one.ends for one in living[room:]]
        if self.dropped_until is not None:
            ends.append(self.dropped_until)
        return self.model_copy(
            update={
                "alerts": tuple(living[:room]),
                "dropped_until": max(ends, default=None),
            }
        )

    def is_whole(self, now: datetime) -> bool:
        """Whether everything that the feed names was read and is kept."""
        return not self.missing and (self.dropped_until is None or self.dropped_until <= now)

    def age(self, now: datetime) -> timedelta | None:
        """How long ago the feed was read, None for never; a time to come counts as never (P16)."""
        if self.read_at is None or self.read_at - now > timedelta(minutes=2):
            return None
        return max(now - self.read_at, timedelta(0))


def _room(messages: Sequence[KeptAlert]) -> int:
    """Return how many of the messages, from the first, there is room for."""
    letters = 0
    for at, one in enumerate(messages[:MOST_KEPT]):
        letters += len(one.document)
        if letters > MOST_LETTERS:
            return at
    return min(len(messages), MOST_KEPT)


class AlertStore:
    """The records under `<home>/alerts/`, one file a feed, each replaced whole."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "alerts"

    def path(self, source_id: str) -> Path:
        """The file of a feed; source ids are safe names."""
        return self._folder / f"{source_id}.json"

    def load(self, source_id: str) -> FeedRecord:
        """Return what is kept; an empty record where the file is missing, broken or too large."""
        path = self.path(source_id)
        try:
            if path.stat().st_size > LARGEST_FILE:
                return FeedRecord()
            return FeedRecord.model_validate_json(path.read_bytes())
        except (OSError, ValidationError, ValueError, RecursionError):
            return FeedRecord()

    def stamp(self, source_id: str) -> object:
        """Return what changes when the file does."""
        with contextlib.suppress(OSError):
            stat = self.path(source_id).stat()
            return stat.st_mtime_ns, stat.st_size, stat.st_ino
        return None

    def save(self, source_id: str, record: FeedRecord) -> None:
        """Replace the file so that a reader sees the old or the new one. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o755)
        descriptor, fresh = tempfile.mkstemp(prefix=f".{source_id}.", dir=self._folder)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(record.model_dump_json())
                file.flush()
                os.fsync(file.fileno())
            Path(fresh).replace(self.path(source_id))
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise

    def keep_only(self, source_ids: Iterable[str]) -> None:
        """Remove the files of feeds that are no longer listened to."""
        wanted = {self.path(source_id).name for source_id in source_ids}
        for path in self._folder.glob("*.json"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)


def fetched_at(now: datetime) -> datetime:
    """Return a moment as it is kept: UTC, whole seconds."""
    return now.astimezone(UTC).replace(microsecond=0)
