"""One destination and whether it may be bothered now; each has its own state (P13, P15)."""

from __future__ import annotations

import hashlib
import random
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from kiosk.sync.alarms import Alarms
from kiosk.sync.city_clock import CityClock
from kiosk.sync.endpoints import EndpointConfig
from kiosk.sync.memory import MemoryFile
from kiosk.sync.open311.city import City
from kiosk.sync.open311.client import NotOffered, Unanswered
from kiosk.sync.open311.transport import Transport
from kiosk.sync.schedule import backoff

REFRESH = 24 * 3600.0
"""Seconds between looks at the service list."""
PROBE = 6 * 3600.0
"""Seconds until a destination that refused this kiosk is tried again by itself."""

PACE = 0.25
GENTLE_FOR = 10 * 60.0


class Destination:
    """A city's endpoint with its back-off, its alarms and its memory on disk."""

    def __init__(
        self,
        config: EndpointConfig,
        home: Path,
        clock: CityClock,
        rng: random.Random,
        alarms: Alarms,
        key: SecretStr | None = None,
    ) -> None:
        self._file = MemoryFile(home, config.id)
        self.memory = self._file.load()
        self.city = City(config, self.memory, Transport(config), key)
        self._greet(config, key)
        self._clock = clock
        self._rng = rng
        self._alarms = alarms
        self.names: tuple[str, ...] = (config.id,)
        """What submissions call it."""
        self._listed_at: float | None = None
        self._gentle_until = 0.0
        self._not_before = self._restored()

    @property
    def id(self) -> str:
        """The endpoint's id, which submissions carry as their destination."""
        return self.city.config.id

    @property
    def opens_in(self) -> float:
        """Seconds until it may be asked again; 0 when it may be now."""
        return max(0.0, self._not_before - self._clock.monotonic())

    def open_now(self) -> None:
        """Wait no longer: a person asked for it."""
        self._not_before = self._clock.monotonic()

    @property
    def pace(self) -> float:
        """Seconds to leave between reports: a city that has just come back is not flooded."""
        return PACE if self._clock.monotonic() < self._gentle_until else 0.0

    def close(self) -> None:
        """Let go of the line and write down what was learned."""
        self.keep()
        self.city.close()

    def keep(self) -> None:
        """Write the memory down."""
        self._file.save(self.memory)

    def ready(self) -> bool:
        """Make sure of the line and the service list, once a day; say whether it may be used.

        Nothing is sent into a line that shows a sign-in page in place of the city's services.
        """
        if self.opens_in > 0.0:
            return False
        fresh = self._listed_at is not None and self._clock.monotonic() - self._listed_at < REFRESH
        if fresh:
            return True
        try:
            wrong = self.city.read_services()
        except Unanswered as problem:
            self.failed(problem.why, problem.after)
            return False
        except NotOffered as problem:
            self._alarms.ring("no-services", self.id, problem.why)
            self.failed(problem.why)
            return False
        self.take_time()
        return self._judge_list(wrong)

    def _judge_list(self, wrong: str) -> bool:
        kinds = ("no-services", "fake-services", "services-shrunk")
        for kind in kinds:
            if kind != wrong:
                self._alarms.mend(kind, self.id)
        if wrong:
            self._alarms.ring(wrong, self.id)
        if wrong in ("no-services", "fake-services"):
            # A city that shut this application out answers with a notice for a list (Q13).
            self.stop(3600.0)
            return False
        self._listed_at = self._clock.monotonic()
        self.answered()
        return True

    def take_time(self) -> None:
        """Set the clock by the city's where they differ, and say so to staff (P16)."""
        city_time = self.city.city_time
        if city_time is None:
            return
        self._clock.set_by(city_time)
        if abs(self._clock.off) > timedelta(minutes=5):
            self._alarms.ring("clock-off", "kiosk")
        else:
            self._alarms.mend("clock-off", "kiosk")

    def answered(self) -> None:
        """The line is good: whatever waits may go."""
        if self.memory.failures:
            self._gentle_until = self._clock.monotonic() + GENTLE_FOR
            self.memory.failures, self.memory.open_at, self.memory.wait = 0, 0.0, 0.0
            self.keep()
        self._not_before = self._clock.monotonic()
        self._alarms.mend("unreachable", self.id)

    def failed(self, why: str, asked_for: float | None = None) -> float:
        """The line is not good: wait, longer each time; return how many seconds."""
        self._listed_at = None
        self.memory.failures += 1
        wait = backoff(self.memory.failures, self._rng, asked_for)
        if self.memory.failures >= 12:
            self._alarms.ring("unreachable", self.id, why)
        self._wait(wait)
        return wait

    def refused_us(self, why: str) -> None:
        """The city refuses this kiosk: stop, tell staff, try again in hours (P14)."""
        self._alarms.ring("key-refused", self.id, why)
        self.stop(PROBE)

    def accepted_us(self) -> None:
        """The city took a report with our key."""
        self._alarms.mend("key-refused", self.id)
        self.answered()

    def stop(self, seconds: float) -> None:
        """Ask nothing for so long."""
        self._wait(seconds * self._rng.uniform(0.9, 1.1))

    def _wait(self, seconds: float) -> None:
        self._not_before = self._clock.monotonic() + seconds
        self.memory.open_at = self._clock.now().timestamp() + seconds
        self.memory.wait = seconds
        self.keep()

    def _greet(self, config: EndpointConfig, key: SecretStr | None) -> None:
        """Forget a wait that belonged to other settings or another key."""
        secret = key.get_secret_value() if key is not None else ""
        mark = hashlib.sha256(f"{config.model_dump_json()}\0{secret}".encode()).hexdigest()[:8]
        if mark != self.memory.mark:
            self.memory.mark = mark
            self.memory.failures, self.memory.open_at, self.memory.wait = 0, 0.0, 0.0

    def _restored(self) -> float:
        """Go on waiting after a restart, but never longer than was meant (P16)."""
        left = self.memory.open_at - self._clock.now().timestamp()
        return self._clock.monotonic() + min(max(left, 0.0), self.memory.wait)
