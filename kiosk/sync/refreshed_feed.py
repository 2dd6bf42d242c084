"""Fetching what is imported and kept: conditionally, within limits, the last good one in place."""

from __future__ import annotations

import random
import shutil
import tempfile
from abc import abstractmethod
from dataclasses import asdict, dataclass
from pathlib import Path

import structlog

from kiosk.clock import Clock
from kiosk.sources.web import WebSource
from kiosk.sync.feed_notes import MOST, FeedNote, keep_note, load_note
from kiosk.sync.fetching import Failed, Marks, follow, line_of
from kiosk.sync.open311.transport import Transport
from kiosk.sync.rhythm import Rhythm
from kiosk.sync.timed_feed import TimedFeed

LEAST = 300.0
"""Seconds until something that failed is tried again."""
LONGEST = 900.0
"""Seconds that one download may take."""
REFUSED = frozenset({"empty", "shrunk", "feed", "stops"})
FETCHED = "fetched"
"""The folder of the home that holds what was fetched and imported; it can be deleted."""
ROOM = 256 * 1024 * 1024
"""Bytes that stay free for what residents send."""

_log = structlog.get_logger("kiosk.sync")


@dataclass(frozen=True)
class Imported:
    """What was taken, and the reasons for what was not."""

    taken: int
    rejected: int = 0
    reasons: tuple[str, ...] = ()


class RefreshedFeed(TimedFeed):
    """One document. Subclasses say what it is made into; a fault leaves everything as it was.

    What brings less than half of what is in use is refused: a publisher's accident is more likely
    than that (Q13). It is taken when staff delete what is in use.
    """

    def __init__(self, config: WebSource, home: Path, clock: Clock, rng: random.Random) -> None:
        self.home = home
        self.note = load_note(home, config.id, config.kind, config.url)
        first = self._wait_of(clock, config.every_seconds)
        rhythm = Rhythm(clock, rng, config.every_seconds, least=LEAST, first=first)
        super().__init__(config.id, Transport(line_of(config, config.url)), rhythm)
        self.source = config
        self._clock = clock

    @property
    def trouble(self) -> str:
        """Why nothing new comes: at once where what came was refused."""
        return self.rhythm.why if self.rhythm.why in REFUSED else super().trouble

    @property
    @abstractmethod
    def in_use(self) -> Path:
        """The file that the screen reads."""

    @abstractmethod
    def take(self, document: Path) -> Imported:
        """Import a document and put it into use; raises Failed, and OSError."""

    @property
    def most(self) -> int:
        """Bytes that a document may have."""
        return 64 * 1024 * 1024

    def step(self) -> None:
        """Fetch, import, write down how it went. Raises OSError only."""
        try:
            note = self.refresh()
        except Failed as failed:
            self.rhythm.failed(failed.why, failed.after)
            told: dict[str, object] = {"problem": failed.why, "refused_for": failed.reasons[:MOST]}
            self._keep(self.note.model_copy(update=told))
            return
        self.rhythm.worked()
        fine = {"asked_at": self._clock.now(), "problem": "", "refused_for": ()}
        self._keep(note.model_copy(update=fine))

    def refresh(self) -> FeedNote:
        """Return what is known after a fetch that went well; raises Failed and OSError."""
        folder = self.home / FETCHED
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=f".{self.source.id}.", dir=folder) as beside:
            document = Path(beside) / "document"
            marks = self._download(document)
            return self.note if marks is None else self.taken(self.take(document), marks)

    def taken(self, imported: Imported, marks: Marks) -> FeedNote:
        """Return the note of a document that is in use now."""
        _log.info("refreshed", subject=self.name, count=imported.taken)
        if imported.rejected:
            _log.warning("rejected", subject=self.name, count=imported.rejected)
        return FeedNote(
            kind=self.source.kind,
            url=self.source.url,
            changed_at=self._clock.now(),
            taken=imported.taken,
            rejected=imported.rejected,
            reasons=imported.reasons[:MOST],
            **asdict(marks),
        )

    def _download(self, document: Path) -> Marks | None:
        """Fetch into a file; None where it is the edition that is in use."""
        known = Marks(self.note.etag, self.note.last_modified)
        asked = known.conditions if self.in_use.is_file() else {}
        most = min(self.most, (shutil.disk_usage(self.home).free - ROOM) // 8)
        if most <= 0:
            raise Failed("no-room")
        reply = follow(
            lambda url: self._line.save(url, document, asked, most, LONGEST),
            self.source.url,
            self.source.allows,
            bool(asked),
        )
        return None if reply.status == 304 else Marks.of(reply)

    def _keep(self, note: FeedNote) -> None:
        self.note = note
        keep_note(self.home, self.source.id, note)

    def _wait_of(self, clock: Clock, every: float) -> float:
        """Go on with the pause of the last run, where there is something in use."""
        asked = self.note.asked_at
        if asked is None or self.note.problem or not self.in_use.is_file():
            return 0.0
        passed = (clock.now() - asked).total_seconds()
        return min(max(0.0, every - passed), every)
