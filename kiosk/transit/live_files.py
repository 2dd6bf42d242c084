"""What sync has fetched of GTFS-Realtime, as files; the board reads them, and no network."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

from kiosk.transit.feed_message import LARGEST, NotALiveFeed
from kiosk.transit.live import TripUpdates, read_trip_updates
from kiosk.transit.live_sources import LiveSource
from kiosk.transit.news import ServiceAlerts, read_service_alerts

FOLDER = "realtime"

_Read = TypeVar("_Read")


class LiveFiles:
    """The last good bytes of each feed under `<home>/realtime`; read again only when changed."""

    def __init__(self, home: Path, sources: Iterable[LiveSource] = ()) -> None:
        self._folder = home / FOLDER
        self._trips: list[_File[TripUpdates]] = []
        self._alerts: list[_File[ServiceAlerts]] = []
        for source in sources:
            if source.trip_updates:
                self._trips.append(_File(self.path(source.id, "trips"), read_trip_updates))
            if source.alerts:
                self._alerts.append(_File(self.path(source.id, "alerts"), read_service_alerts))

    def path(self, source_id: str, part: str) -> Path:
        """Return the file of a part; source ids are safe names."""
        return self._folder / f"{source_id}.{part}.pb"

    def updates(self) -> TripUpdates | None:
        """Return what is known live, as old as the oldest of its feeds; None where nothing is."""
        read = [one for one in (file.read() for file in self._trips) if one is not None]
        if len(read) < 2:
            return read[0] if read else None
        trips = {trip: news for one in read for trip, news in one.trips.items()}
        extras = tuple(news for one in read for news in one.extras)
        times = [one.timestamp for one in read]
        return TripUpdates(_oldest(times), trips, extras, sum(one.oddities for one in read))

    def alerts(self) -> ServiceAlerts | None:
        """Return the alerts of all feeds; None where nothing was ever fetched."""
        read = [one for one in (file.read() for file in self._alerts) if one is not None]
        if len(read) < 2:
            return read[0] if read else None
        told = tuple(alert for one in read for alert in one.alerts)
        return ServiceAlerts(_oldest([one.timestamp for one in read]), told)

    def keep(self, source_id: str, part: str, body: bytes) -> None:
        """Replace a file so that a reader sees the old or the new one. Raises OSError.

        It is not waited for the disk: after a power cut it is fetched anew.
        """
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o755)
        descriptor, fresh = tempfile.mkstemp(prefix=f".{source_id}.", dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(body)
            Path(fresh).replace(self.path(source_id, part))
        except BaseException:
            Path(fresh).unlink(missing_ok=True)
            raise

    def keep_only(self, sources: Iterable[LiveSource]) -> None:
        """Remove the files of feeds that are no longer fetched. Raises OSError."""
        wanted = {self.path(one.id, part).name for one in sources for part in one.addresses}
        for path in self._folder.glob("*.pb"):
            if path.name not in wanted:
                path.unlink(missing_ok=True)


class _File(Generic[_Read]):
    """One file; what cannot be read counts as not there."""

    def __init__(self, path: Path, reader: Callable[[bytes], _Read]) -> None:
        self._path = path
        self._reader = reader
        self._stamp: object = None
        self._content: _Read | None = None

    def read(self) -> _Read | None:
        stamp: object = None
        with contextlib.suppress(OSError):
            told = self._path.stat()
            stamp = (told.st_mtime_ns, told.st_ino, told.st_size)
        if stamp != self._stamp:
            self._stamp, self._content = stamp, self._load()
        return self._content

    def _load(self) -> _Read | None:
        try:
            with self._path.open("rb") as file:
                return self._reader(file.read(LARGEST + 1))
        except (OSError, NotALiveFeed):
            return None


def _oldest(times: list[int | None]) -> int | None:
    """None where one does not say: then nothing of it is called live."""
    known = [time for time in times if time is not None]
    return min(known) if len(known) == len(times) else None
