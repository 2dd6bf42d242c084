"""The core's only composition root: everything the screen and the commands stand on.

Heavy parts (storage, sealing, speech) are imported and opened when first asked for, so that the
first screen does not wait for them; `Core.warm` opens them in good time.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.clock import Clock, SystemClock
from kiosk.directory.gazetteer import Gazetteer
from kiosk.directory.services import ServiceSearch
from kiosk.language.catalogs import Catalogs
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.installed import load_current
from kiosk.pack.model import Pack, Service
from kiosk.settings import Settings, share_dir

if TYPE_CHECKING:
    from kiosk.voice.port import SpeechEngine


class Core:
    """One kiosk without a screen; made by `build_core`, ended by `close`."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        pack: Pack,
        catalogs: Catalogs,
        voice_engine: SpeechEngine | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pack = pack
        self.catalogs = catalogs
        self._texts: dict[str, Texts] = {}
        self._voice_engine = voice_engine

    def texts(self, tag: str) -> Texts:
        """Return the words, numbers and dates of a language; raises KeyError for an unknown tag."""
        if tag not in self._texts:
            self._texts[tag] = Texts(
                LANGUAGES[tag],
                self.catalogs.for_language(tag),
                self.pack.translations(tag),
                self.pack.city.zone,
            )
        return self._texts[tag]

    @property
    def official_texts(self) -> Texts:
        """Texts in the language of the city's offices."""
        return self.texts(self.pack.city.official_language)

    @property
    def today(self) -> date:
        """The day it is in the city."""
        return self.clock.now().astimezone(self.pack.city.zone).date()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places residents know."""
        city = self.pack.city
        return Gazetteer(self.pack.places, city.kiosk, city.official_language, self.texts)

    @cached_property
    def service_search(self) -> ServiceSearch:
        """Search over the services."""
        return ServiceSearch(self.pack, self.texts)

    def find_services(self, written: str, tag: str) -> tuple[Service, ...]:
        """Return the services meant by what a resident wrote, surest first."""
        return self.service_search.search(written, tag)

    def close(self) -> None:
        """End what was opened."""


def build_core(
    settings: Settings,
    clock: Clock | None = None,
    *,
    pack: Pack | None = None,
    voice_engine: SpeechEngine | None = None,
) -> Core:
    """Build the core; what is given takes the place of the real part.

    Raises PackFaults where the pack is wrong and no earlier one is kept.
    """
    return Core(
        settings,
        clock or SystemClock(),
        pack or load_current(settings.home, settings.pack_source),
        Catalogs(share_dir("translations")),
        voice_engine,
    )
