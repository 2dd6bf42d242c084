"""How the last fetch of places or of a timetable went: `<home>/sync/feeds/<id>.json`, for staff."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.sync.memory import write_whole

FOLDER = Path("sync") / "feeds"
MOST = 50
"""Rejected rows that are told one by one; all are counted."""


class FeedNote(BaseModel):
    """Times are aware, in UTC. `asked_at` is the last answer, new or not; what is shown to
    residents as "last checked" is not this, but what the publisher says of each place.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    kind: str
    url: str = ""
    asked_at: datetime | None = None
    changed_at: datetime | None = None
    etag: str = ""
    last_modified: str = ""
    taken: int = 0
    """Places, or times at stops, in what is in use."""
    rejected: int = 0
    reasons: tuple[str, ...] = ()
    problem: str = ""
    """A code, where the last fetch changed nothing because something was wrong."""
    refused_for: tuple[str, ...] = ()
    """What was wrong with what came, in words."""


def load_note(home: Path, source_id: str, kind: str, url: str) -> FeedNote:
    """Return what is known; nothing where the address is another one or the file is broken."""
    try:
        note = FeedNote.model_validate_json((home / FOLDER / f"{source_id}.json").read_bytes())
    except (OSError, ValidationError):
        note = FeedNote(kind=kind, url=url)
    return note if (note.kind, note.url) == (kind, url) else FeedNote(kind=kind, url=url)


def keep_note(home: Path, source_id: str, note: FeedNote) -> None:
    """Write it down; raises OSError."""
    write_whole(home / FOLDER / f"{source_id}.json", note.model_dump_json(indent=1))


def keep_only_notes(home: Path, source_ids: Iterable[str]) -> None:
    """Forget sources that are no longer fetched; raises OSError."""
    wanted = {f"{source_id}.json" for source_id in source_ids}
    for path in (home / FOLDER).glob("*.json"):
        if path.name not in wanted:
            path.unlink(missing_ok=True)


def feed_notes(home: Path) -> dict[str, FeedNote]:
    """Return how all of them went, by id; what cannot be read is left out."""
    found = {}
    for path in sorted((home / FOLDER).glob("*.json")):
        try:
            found[path.stem] = FeedNote.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            continue
    return found
