"""A kiosk's real outbox, a real HTTP city beside it, and the hands of the clock."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from kiosk.outbox.opening import open_outbox
from kiosk.outbox.queue import Outbox
from kiosk.outbox.space import Space
from kiosk.outbox.submission import Submission, new_submission_id
from kiosk.sync.city_clock import CityClock
from kiosk.sync.daemon import Daemon
from kiosk.sync.endpoints import load_endpoints
from tests.fakes import FakeClock
from tests.peers.geo_report import GeoReportPeer

LAG = 1800.0


class SmallStreet:
    """One kiosk at one or more cities, in virtual time."""

    def __init__(self, home: Path, seed: int = 1, **config: Any) -> None:
        self.home = home
        self.clock = FakeClock()
        self.rng = random.Random(seed)
        self.peers: dict[str, GeoReportPeer] = {}
        self.config = {"follow_seconds": 86400, "read_seconds": 1, **config}
        self.daemon: Daemon | None = None
        self.outbox: Outbox | None = None
        self.references: list[str] = []

    def add_city(self, name: str = "city-a", **config: Any) -> GeoReportPeer:
        peer = GeoReportPeer(self.clock.now)
        peer.__enter__()
        self.peers[name] = peer
        folder = self.home / "endpoints"
        folder.mkdir(parents=True, exist_ok=True)
        values = {"url": peer.url, "lag_seconds": LAG, **self.config, **config}
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(values))
        key = folder / f"{name}.key"
        key.write_text("test-key\n")
        key.chmod(0o600)
        return peer

    def start(self) -> Daemon:
        """Start sync anew, as after a crash or a restart."""
        if self.outbox is not None:
            self.outbox.close()
        clock = CityClock(self.clock)
        self.outbox = open_outbox(self.home, clock, space=_Roomy(self.home))
        self.daemon = Daemon(
            self.home,
            self.outbox,
            lambda: load_endpoints(self.home),
            clock,
            self.rng,
            self._wait,
        )
        self.daemon.start()
        return self.daemon

    def _wait(self, seconds: float) -> bool:
        """Each step takes a moment, as at a real kiosk."""
        self.clock.advance(max(seconds, 0.001))
        return False

    def save(self, count: int = 1, destination: str = "city-a", **part: Any) -> list[str]:
        """Save submissions as a resident would; return their references."""
        saver = self.outbox or open_outbox(self.home, self.clock, space=_Roomy(self.home))
        saved = []
        for _ in range(count):
            reference = saver.new_reference("K")
            saver.submit(submission(self.clock, reference, destination, **part))
            saved.append(reference)
        self.references += saved
        if self.outbox is None:
            saver.close()
        return saved

    def pass_time(self, hours: float, most_rounds: int = 5000) -> None:
        """Let sync work for so long, from one thing to do to the next."""
        daemon = self.daemon or self.start()
        end = self.clock.now() + timedelta(hours=hours)
        for _ in range(most_rounds):
            daemon.round()
            left = (end - self.clock.now()).total_seconds()
            if left <= 0:
                return
            self.clock.advance(min(max(daemon.pause(poll=1e9), 0.05), left))
        raise AssertionError("sync does not come to rest")

    def states(self) -> dict[str, str]:
        """Reference → delivery state, or the city's own."""
        assert self.outbox is not None
        return {
            reference: status.state if (status := self.outbox.status(reference)) else "lost"
            for reference in self.references
        }

    def close(self) -> None:
        if self.daemon is not None:
            self.daemon.close()
        if self.outbox is not None:
            self.outbox.close()
        for peer in self.peers.values():
            peer.__exit__(None, None, None)


class _Roomy(Space):
    """A disk with room, whatever the machine that tests has."""

    def check(self) -> None:
        pass

    def load_ballast(self) -> None:
        pass

    def drop_ballast(self) -> bool:
        return False


def submission(
    clock: FakeClock, reference: str, destination: str = "city-a", **part: Any
) -> Submission:
    now = clock.now()
    return Submission(
        id=new_submission_id(now),
        reference=reference,
        service_id="street-light",
        service_version=1,
        pack_id="demo",
        pack_version=1,
        kiosk_id="demo-1",
        language="ar",
        created_at=now,
        destination=destination,
        service_title="Street light out",
        open311={
            "service_code": "001",
            "description": f"Dark since Monday, أمام المسجد\n[ref {reference}]",
            "attributes": [["LAMP", "out"]],
            "address_string": "Mill Street 4",
            "lat": 41.5,
            "long": -81.6,
            **part,
        },
    )
