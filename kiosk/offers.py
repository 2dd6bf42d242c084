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
    from kiosk.directory.help_index import HelpIndex
    from kiosk.directory.help_search import HelpSearch
    from kiosk.events.agenda import Agenda
    from kiosk.events.slot_book import SlotBook


class Offers:
    """The read models behind the offers; built by `bootstrap`, ended by `close`."""

    def __init__(
        self, settings: Settings, clock: Clock, pack: Pack, texts: Callable[[str], Texts]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pack = pack
        self.texts = texts
        self._help_index: HelpIndex | None = None

    @cached_property
    def consultations(self) -> Consultations:
        """What the city asks everybody about."""
        return Consultations(self.pack)

    @property
    def has_help(self) -> bool:
        """Whether the pack brings places of help; asked without opening them."""
        folder = self.pack.folder
        return folder is not None and any((folder / "help").glob("*.json"))

    @cached_property
    def help_search(self) -> HelpSearch | None:
        """Search over the places of help; its index is built where it is not there yet.

        None where the pack has none, or where they cannot be read or kept.
        """
        from kiosk.directory.help_index import open_help_index  # noqa: PLC0415 (opens a database)
        from kiosk.directory.help_search import HelpSearch  # noqa: PLC0415
        from kiosk.pack.help_file import HelpFileFault, read_help  # noqa: PLC0415

        if self.pack.folder is None or not self.has_help:
            return None
        path = self.settings.home / "help.db"
        try:
            directories = read_help(self.pack.folder)
            self._help_index = open_help_index(path, directories, self.pack.languages)
        except (HelpFileFault, OSError):
            return None
        kiosk = self.pack.city.kiosk
        here = (kiosk.latitude, kiosk.longitude)
        return HelpSearch(self._help_index, here, self.pack.city.zone, self.clock)

    @cached_property
    def agenda(self) -> Agenda:
        """What is on in the next weeks."""
        from kiosk.events.agenda import Agenda  # noqa: PLC0415 (heavy, and not every city has it)

        return Agenda(self.pack.folder, self.pack.city.zone, self.clock)

    @cached_property
    def slots(self) -> SlotBook:
        """Free times that can be wished for."""
        from kiosk.events.slot_book import SlotBook  # noqa: PLC0415 (the same)

        return SlotBook(self.settings.home, self.pack.folder, self.pack.city.zone, self.clock)

    @property
    def has_events(self) -> bool:
        """Whether the pack brings a calendar."""
        folder = self.pack.folder
        return folder is not None and any((folder / "events").glob("*.ics"))

    def close(self) -> None:
        """End what was opened."""
        if self._help_index is not None:
            self._help_index.close()
            self._help_index = None
