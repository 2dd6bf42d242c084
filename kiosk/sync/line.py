"""One destination with what goes there and what comes back."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.outbox.ledger import DueRow
from kiosk.outbox.queue import Outbox
from kiosk.sync.courier import Courier
from kiosk.sync.destination import Destination
from kiosk.sync.feed import Feed

MOST_AT_ONCE = 20


class Line:
    """Carries what is due to one destination, then asks it for news."""

    def __init__(
        self, outbox: Outbox, destination: Destination, courier: Courier, feed: Feed
    ) -> None:
        self.destination = destination
        self._outbox = outbox
        self._courier = courier
        self._feed = feed

    @property
    def name(self) -> str:
        """The destination's id."""
        return self.destination.id

    def carry(self, wait: Callable[[float], bool]) -> None:
        """Step each due submission once, then ask for news when it is time.

        `wait` waits so many seconds and says whether to stop.
        """
        stepped: set[str] = set()
        while rows := [row for row in self._due() if row.id not in stepped]:
            for row in rows:
                if wait(self.destination.pace) or not self.destination.ready():
                    return
                stepped.add(row.id)
                self._courier.step(row)
        if self._feed.due_in <= 0.0 and self.destination.ready():
            self._feed.ask()

    def idle_for(self) -> float:
        """Seconds until this line has something to do."""
        shut = self.destination.opens_in
        return max(shut, 0.0 if self._due() else self._feed.due_in)

    def _due(self) -> list[DueRow]:
        return [
            row
            for name in self.destination.names
            for row in self._outbox.due(limit=MOST_AT_ONCE, destination=name)
        ]
