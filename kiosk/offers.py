"""What a city offers beside its services: places that help, departures, alerts, events, a say.

Each part is opened when it is first asked for, and is None or empty where the pack has nothing
for it; then no screen offers it either.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.clock import Clock
from kiosk.directory.consultations import Consultations
from kiosk.language.texts import Texts
from kiosk.pack.model import Pack
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.events.agenda import Agenda


class Offers:
    """The read models behind the offers; built by `bootstrap`, ended by `close`."""

    def __init__(
        self, settings: Settings, clock: Clock, pack: Pack, texts: Callable[[str], Texts]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pack = pack
        self.texts = texts

    @cached_property
    def consultations(self) -> Consultations:
        """What the city asks everybody about."""
        return Consultations(self.pack)

    @cached_property
    def agenda(self) -> Agenda:
        """What is on in the next weeks."""
        from kiosk.events.agenda import Agenda  # noqa: PLC0415 (heavy, and not every city has it)

        return Agenda(self.pack.folder, self.pack.city.zone, self.clock)

    @property
    def has_events(self) -> bool:
        """Whether the pack brings a calendar."""
        folder = self.pack.folder
        return folder is not None and any((folder / "events").glob("*.ics"))

    def close(self) -> None:
        """End what was opened."""
