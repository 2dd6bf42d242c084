"""The second copy: one file for each envelope, beside the database and independent of it.

`<id>.env` waits, `<id>.tried` says that it may have left the house, `acknowledged/<id>.env` is
kept a while after the city has it (trust 0.8). What cannot be read goes to `quarantine/` and is
never deleted (P6).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kiosk.outbox.envelope import Envelope, read_envelope
from kiosk.outbox.errors import CannotOpen
from kiosk.store.disk import Disk

SUFFIX = ".env"


class Spool:
    """A folder of envelopes. Methods raise `OSError` as the disk gives it."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._folder = folder
        self._disk = disk or Disk()
        self._done = folder / "acknowledged"
        self._quarantine = folder / "quarantine"
        for place in (folder, self._done, self._quarantine):
            self._disk.make_folders(place)

    def put(self, envelope: Envelope) -> None:
        """Write, sync, name, sync the folder."""
        self._disk.store(self._path(envelope.header.submission_id), envelope.data)

    def mark_tried(self, submission_id: str, nonce: str) -> None:
        """Note on the disk that an attempt is about to begin: after a loss it is `unsure`."""
        self._disk.store(self._folder / f"{submission_id}.tried", nonce.encode("ascii"))

    def was_tried(self, submission_id: str) -> bool:
        """Say whether the envelope may have left the house."""
        return (self._folder / f"{submission_id}.tried").exists()

    def withdraw(self, submission_id: str) -> None:
        """Remove the file of a submission whose resident was told that it is not saved."""
        self._disk.remove(self._path(submission_id))
        self._disk.sync_folder(self._folder)

    def settle(self, submission_id: str) -> None:
        """Move an acknowledged envelope aside, where it is kept but not sent."""
        source = self._path(submission_id)
        with contextlib.suppress(FileNotFoundError):  # another process did it
            self._disk.rename(source, self._done / source.name)
            self._disk.sync_folder(self._done)
        self._disk.remove(self._folder / f"{submission_id}.tried")
        self._disk.sync_folder(self._folder)

    def purge(self, submission_id: str) -> None:
        """Delete the kept copy of an acknowledged envelope."""
        self._disk.remove(self._done / f"{submission_id}{SUFFIX}")

    def waiting(self) -> Iterator[Envelope]:
        """Yield every readable envelope that waits, oldest first; set the others aside."""
        for submission_id in sorted(self.ids()):
            envelope = self.load(submission_id)
            if envelope is not None:
                yield envelope

    def ids(self) -> set[str]:
        """Return the ids of the files that wait, unread."""
        return {path.stem for path in self._folder.glob(f"*{SUFFIX}")}

    def kept_ids(self) -> set[str]:
        """Return the ids of the acknowledged files, unread."""
        return {path.stem for path in self._done.glob(f"*{SUFFIX}")}

    def load(self, submission_id: str) -> Envelope | None:
        """Return one waiting envelope, None where there is none or it cannot be read."""
        return self._load(self._path(submission_id))

    def load_kept(self, submission_id: str) -> Envelope | None:
        """Return one acknowledged envelope, None where there is none or it cannot be read."""
        return self._load(self._done / f"{submission_id}{SUFFIX}")

    def clear_leftovers(self, before: float) -> None:
        """Remove unfinished files of writes that were cut off before `before` (seconds, UTC).

        They are sealed and have no receipt; younger ones may be another process at work.
        """
        for path in self._folder.glob("*.tmp"):
            with contextlib.suppress(FileNotFoundError):  # finished meanwhile by its writer
                if path.stat().st_mtime < before:
                    self._disk.remove(path)

    def quarantine(self, path: Path) -> Path:
        """Move `path` out of the way under a free name, keep it, return where it is."""
        number = 0
        while (target := self._quarantine / f"{path.name}.{number}").exists():
            number += 1
        self._disk.rename(path, target)
        self._disk.sync_folder(self._quarantine)
        self._disk.sync_folder(path.parent)
        return target

    def _path(self, submission_id: str) -> Path:
        return self._folder / f"{submission_id}{SUFFIX}"

    def _load(self, path: Path) -> Envelope | None:
        try:
            envelope = read_envelope(path.read_bytes())
        except FileNotFoundError:
            return None
        except CannotOpen:
            self.quarantine(path)
            return None
        if envelope.header.submission_id != path.stem:
            self.quarantine(path)
            return None
        return envelope
