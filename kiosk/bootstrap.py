"""The core's only composition root: everything the screen and the commands stand on.

Heavy parts (storage, sealing, speech) are imported and opened when first asked for, so that the
first screen does not wait for them; `Core.warm` opens them in good time.
"""

from __future__ import annotations

import base64
import threading
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import structlog

from kiosk.clock import Clock, SystemClock
from kiosk.directory.gazetteer import Gazetteer
from kiosk.directory.services import ServiceSearch
from kiosk.language.catalogs import Catalogs
from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.pack.faults import Fault
from kiosk.pack.installed import Loaded
from kiosk.pack.model import Pack, Service
from kiosk.pack.renewing import first_pack, next_pack
from kiosk.parts import Parts
from kiosk.session.lookups import Lookups
from kiosk.session.session import ResidentSession
from kiosk.session.timing import Limits
from kiosk.settings import Settings, share_dir

if TYPE_CHECKING:
    from kiosk.devices.printer import Printed, Printer, PrinterProblem, Renderer
    from kiosk.devices.slip import Slip
    from kiosk.forms.journey import Journey
    from kiosk.offers import Offers
    from kiosk.outbox.queue import Outbox
    from kiosk.outbox.receipt import Receipt
    from kiosk.privacy.disclosure import Disclosed
    from kiosk.voice.port import SpeechEngine
    from kiosk.voice.queue import Voice
    from kiosk.voice.tones import Tones


_log = structlog.get_logger("kiosk")


class Core:
    """One kiosk without a screen; made by `build_core`, ended by `close`."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        loaded: Loaded,
        catalogs: Catalogs,
        parts: Parts,
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.pack: Pack = loaded.pack
        self.pack_faults: tuple[Fault, ...] = loaded.faults
        self.catalogs = catalogs
        self._parts = parts
        self._texts: dict[str, Texts] = {}

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

    @cached_property
    def offers(self) -> Offers:
        """What the city offers beside its services."""
        from kiosk.offers import Offers  # noqa: PLC0415

        return Offers(self.settings, self.clock, self.pack, self.texts)

    @cached_property
    def outbox(self) -> Outbox:
        """The outbox, opened and with both its copies agreeing.

        The first use raises `store.errors.WrongEngine` where the engine cannot keep the promise.
        """
        from kiosk.outbox.opening import open_outbox  # noqa: PLC0415 (heavy: see the module)

        return open_outbox(self.settings.home, self.clock, city_key=self._city_key)

    @cached_property
    def ballots(self) -> Outbox:
        """What was said in consultations: an outbox of its own; opened like the other."""
        from kiosk.outbox.ballots import open_ballots  # noqa: PLC0415

        return open_ballots(self.settings.home, self.clock, self._city_key)

    @cached_property
    def voice(self) -> Voice:
        """The one voice of this kiosk; its engine starts when this is first asked for."""
        from kiosk.voice.queue import Voice  # noqa: PLC0415

        return Voice(self._parts.speech_engine(self.settings, self.clock))

    @cached_property
    def tones(self) -> Tones:
        """The tones that go with the voice."""
        return self._parts.tones(self.settings)

    @cached_property
    def printer(self) -> Printer:
        """The printer of the settings; without a renderer there is nothing to print with."""
        return self._parts.slip_printer(self.settings)

    @cached_property
    def disclosure(self) -> tuple[Disclosed, ...]:
        """What this kiosk tells about itself, from its configuration."""
        from kiosk.privacy.disclosure import disclose  # noqa: PLC0415

        return disclose(self.settings, self.pack)

    @cached_property
    def lookups(self) -> Lookups:
        """How often somebody may ask for a reference that is not there."""
        return Lookups(self.clock)

    def new_session(self) -> ResidentSession:
        """Return the resident session, with the waiting times of the settings."""
        idle = self.settings.idle
        return ResidentSession(self.clock, Limits(idle.touch, idle.form, idle.speech, idle.warning))

    def save(self, journey: Journey, tag: str) -> Receipt:
        """Seal and save a complete journey for the city; `tag` is the resident's language.

        Raises `outbox.errors.CannotSave` (or `OutOfSpace`); then there is no receipt.
        """
        from kiosk.outbox.building import build_submission  # noqa: PLC0415

        reference = self.outbox.new_reference(self.pack.city.kiosk.reference_prefix)
        submission = build_submission(
            journey,
            self.pack.service(journey.service_id),
            self.pack,
            self.texts(tag),
            self.official_texts,
            self.clock,
            self.settings.kiosk_id,
            reference,
        )
        return self.outbox.submit(submission)

    def slip(
        self, receipt: Receipt, service: Service, tag: str, appointment: datetime | None = None
    ) -> Slip:
        """Return the slip of a receipt in the resident's language and the city's."""
        from kiosk.devices.slip import SlipFacts, build_slip  # noqa: PLC0415
        from kiosk.outbox.reference import check_word  # noqa: PLC0415

        words = {
            language: check_word(receipt.reference, listed)
            for language, listed in self.pack.check_words.items()
            if listed
        }
        facts = SlipFacts(
            receipt.reference, receipt.saved_at, service, self.pack.city, words, appointment
        )
        if appointment and (said := self.offers.booking(receipt.reference)):
            facts = replace(facts, appointment=said.starts, booking=said.state)
        return build_slip(facts, self.texts(tag), self.official_texts)

    def print_slip(
        self, receipt: Receipt, service: Service, tag: str, appointment: datetime | None = None
    ) -> Printed | PrinterProblem:
        """Print the slip, or return what keeps the printer from it."""
        return self.printer.print_slip(self.slip(receipt, service, tag, appointment))

    def print_settings(self, code: str, scanned: str, tag: str) -> Printed | PrinterProblem:
        """Print a resident's settings as a code, or return what keeps the printer from it."""
        from kiosk.devices.slip import build_settings_slip  # noqa: PLC0415

        slip = build_settings_slip(code, scanned, self.pack.city, self.texts(tag))
        return self.printer.print_slip(slip)

    def print_form(self, service: Service, tag: str) -> Printed | PrinterProblem:
        """Print the empty form of a service in a language, or return what keeps it from that."""
        from kiosk.devices.paper_form import build_form  # noqa: PLC0415

        return self.printer.print_form(build_form(service, self.pack, self.texts(tag)))

    def renew(self, session: ResidentSession) -> bool:
        """Take up what came meanwhile; tell whether everything must be said anew.

        A pack that was installed, places or a timetable that sync fetched. Nothing happens while a
        resident is here: a journey ends with what it began with. What is wrong changes nothing.
        """
        if session.is_begun:
            return False
        loaded = next_pack(self.settings.home, self.settings.pack_source, self.clock)
        if loaded is not None:
            self._take(loaded)
            _log.info("pack_renewed", pack=self.pack.id, version=self.pack.version)
            return True
        if "offers" not in self.__dict__ or not self.offers.is_outdated:
            return False
        self._end("offers")
        self._prepare_offers()
        return True

    def _take(self, loaded: Loaded) -> None:
        """Let go of all that hangs on the pack before; the voice and the printer stay."""
        key = self._city_key
        self.pack = loaded.pack
        self.pack_faults = loaded.faults
        self._texts.clear()
        for name in ("gazetteer", "service_search", "disclosure"):
            self.__dict__.pop(name, None)
        sealed = ("outbox", "ballots") if self._city_key != key else ()
        self._end("offers", *sealed)
        self._prepare_offers()

    def warm(self) -> None:
        """Open what the first submission and the first word would otherwise wait for."""
        _ = self.outbox, self.voice
        self._prepare_offers()

    def _prepare_offers(self) -> None:
        threading.Thread(target=self.offers.prepare, name="offers", daemon=True).start()

    def close(self) -> None:
        """End what was opened."""
        self._end("voice", "outbox", "ballots", "offers")

    def _end(self, *names: str) -> None:
        for name in names:
            if name in self.__dict__:
                self.__dict__.pop(name).close()

    @property
    def _city_key(self) -> bytes | None:
        key = self.pack.city.sealing_key
        return base64.b64decode(key) if key else None


def build_core(
    settings: Settings,
    clock: Clock | None = None,
    *,
    pack: Pack | None = None,
    voice_engine: SpeechEngine | None = None,
    printer: Printer | None = None,
    renderer: Renderer | None = None,
) -> Core:
    """Build the core; what is given takes the place of the real part.

    A published pack that waits is put into use first. Raises PackFaults where the pack is wrong and
    no earlier one is kept; where one is, that one is used and `Core.pack_faults` says why.
    """
    clock = clock or SystemClock()
    return Core(
        settings,
        clock,
        Loaded(pack) if pack else first_pack(settings.home, settings.pack_source, clock),
        Catalogs(share_dir("translations")),
        Parts(voice_engine, printer, renderer),
    )
