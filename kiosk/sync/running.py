"""The sync process: alone on its home, told to stop by a signal, begun anew for another key."""

from __future__ import annotations

import contextlib
import fcntl
import os
import random
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from pydantic import SecretStr

from kiosk.clock import Clock, SystemClock
from kiosk.outbox.opening import open_outbox
from kiosk.outbox.queue import Outbox
from kiosk.sources.source import SUBMISSIONS
from kiosk.sync.city_clock import CityClock
from kiosk.sync.daemon import Daemon, Waiter
from kiosk.sync.endpoints import load_endpoints
from kiosk.sync.here import Here
from kiosk.sync.opening_feeds import open_feeds
from kiosk.sync.report import SyncReport

Rows = Iterable[Mapping[str, Any]]


class AlreadyRunning(Exception):
    """Another sync works on this home; two would send everything twice."""


def run_sync(
    home: Path,
    once: bool = False,
    clock: Clock | None = None,
    *,
    pack_endpoints: Rows | Callable[[], Rows] = (),
    key: SecretStr | None = None,
    city_key: bytes | Callable[[], bytes | None] | None = None,
    here: Callable[[], Here] | None = None,
    waiter: Waiter | None = None,
    rng: random.Random | None = None,
) -> SyncReport:
    """Send what is due and fetch what is new; until SIGTERM, or one round with `once`.

    `pack_endpoints` are the rows of the pack's endpoints.yaml, or give them anew when a pack came;
    `key` is the API key for endpoints without a key file, `city_key` the city's sealing key if the
    pack has one, or gives it anew when a pack came; `here` tells of the pack in use what places and
    timetables need, and without it none are fetched. `waiter` and `rng` are for tests.
    Raises `AlreadyRunning`, and `store.errors.WrongEngine` where the outbox cannot be opened
    safely.
    """

    def of_pack(*kinds: str) -> list[dict[str, Any]]:
        given = pack_endpoints() if callable(pack_endpoints) else pack_endpoints
        rows = [dict(row) for row in given]
        return [row for row in rows if not kinds or row.get("kind", SUBMISSIONS) in kinds]

    def sealing() -> bytes | None:
        return city_key() if callable(city_key) else city_key

    def opened(outbox: Outbox, sealed: bytes | None, wait: Waiter) -> Daemon:
        return Daemon(
            home,
            outbox,
            lambda: load_endpoints(home, of_pack(SUBMISSIONS), key),
            city_clock,
            rng or random.SystemRandom(),
            wait,
            lambda: open_feeds(
                home, of_pack(), machine, city_key=sealed, here=here() if here else None
            ),
            lambda: sealing() != sealed,
        )

    machine = clock or SystemClock()
    city_clock = CityClock(machine)
    report = SyncReport()
    with _alone(home), _stopping(waiter) as wait:
        while True:
            sealed = sealing()
            outbox = open_outbox(home, city_clock, city_key=sealed)
            try:
                daemon = opened(outbox, sealed, wait)
                daemon.report = report
                try:
                    daemon.start()
                    if once:
                        daemon.once()
                    else:
                        daemon.run()
                finally:
                    daemon.close()
                report = daemon.finish()
            finally:
                outbox.close()
            if once or not daemon.is_outdated:
                return report


@contextlib.contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Hold the lock that says who sends; gone with the process, however it ends."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(home / "sync.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise AlreadyRunning(str(home)) from None
    try:
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _stopping(waiter: Waiter | None) -> Iterator[Waiter]:
    """Turn SIGTERM and SIGINT into a stop after the request that is under way."""
    if waiter is not None:
        yield waiter
        return
    stop = threading.Event()

    def told(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is not threading.main_thread():
        yield stop.wait
        return
    before = {number: signal.signal(number, told) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop.wait
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
