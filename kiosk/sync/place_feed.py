"""Fetches a directory of places that help (HSDS 3.0), a file or an API, and imports it."""

from __future__ import annotations

import random
from pathlib import Path

from kiosk.clock import Clock
from kiosk.directory.help_opening import build_help, fetched_help
from kiosk.importers.hsds import import_hsds
from kiosk.importers.hsds_documents import HsdsDocuments, documents_in
from kiosk.importers.report import ImportReport
from kiosk.sources.web import PlaceSource
from kiosk.sync.feed_notes import FeedNote
from kiosk.sync.fetching import Failed, Marks, fetch
from kiosk.sync.here import Here
from kiosk.sync.hsds_fetch import documents_of
from kiosk.sync.refreshed_feed import Imported, RefreshedFeed


class PlaceFeed(RefreshedFeed):
    """One publisher; its places are kept as `fetched/help/<id>.json`, their index built first."""

    source: PlaceSource

    def __init__(
        self, config: PlaceSource, home: Path, here: Here, clock: Clock, rng: random.Random
    ) -> None:
        self._here = here
        self._file = fetched_help(home, config.id)
        super().__init__(config, home, clock, rng)

    @property
    def in_use(self) -> Path:
        """The file that the screen reads."""
        return self._file

    def refresh(self) -> FeedNote:
        """Return what is known after a fetch that went well; raises Failed and OSError."""
        if not self.source.api:
            return super().refresh()
        return self.taken(self._import(self._read_api()), Marks())

    def take(self, document: Path) -> Imported:
        """Import a file and put it into use."""
        return self._import(documents_in(document))

    def _read_api(self) -> HsdsDocuments:
        """Read all pages; where one is missing, all of it is, as nobody knows what it held."""
        source = self.source

        def ask(url: str) -> bytes:
            within = 4 * source.read_seconds
            try:
                return fetch(self._line, url, {}, within=within, allows=source.allows).body
            except Failed as failed:
                raise OSError(failed.why) from None

        found = documents_of(source.url, ask)
        lost = [why for name, why in found.unreadable if name.split(" ")[0] == "/services"]
        if lost:
            raise Failed(lost[0].rpartition(": ")[2] if "http-" in lost[0] else "page")
        return found

    def _import(self, documents: HsdsDocuments) -> Imported:
        here, source = self._here, self.source
        staged = self._file.parent / "next"
        report = import_hsds(
            documents,
            staged,
            source.id,
            language=source.language,
            zone=here.zone,
            today=self._clock.now().astimezone(here.zone).date(),
            last=self._last(),
        )
        if report.faults:
            raise Failed(report.faults[0].kind, None, tuple(one.text for one in report.faults))
        fresh = staged / "help" / self._file.name
        build_help(self.home, here.pack_folder, here.languages, fresh)
        fresh.replace(self._file)
        return _told(report)

    def _last(self) -> Path | None:
        """Return what is in use: fetched before, else the pack's own."""
        if self._file.is_file() or self._here.pack_folder is None:
            return self._file
        return self._here.pack_folder / "help" / self._file.name


def _told(report: ImportReport) -> Imported:
    rejected = [note for note in report.notes if note.kind in ("rejected", "unreadable")]
    reasons = tuple(f"{note.subject}: {note.text}" for note in rejected)
    return Imported(len(report.written) + len(report.unchanged), len(rejected), reasons)
