"""Brings the real window into a state, as a resident's touches would, and looks at it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage

from kiosk.clock import Clock
from kiosk.devices.jack import SimulatedJack
from kiosk.devices.printer import Printed, PrinterProblem, SimulatedPrinter
from kiosk.forms.answers import PlaceAnswer
from kiosk.forms.entry import read_entry
from kiosk.forms.problems import Problems
from kiosk.forms.questions import Question
from kiosk.pack.installed import load_current
from kiosk.pack.model import Pack, Service
from kiosk.pack.pseudo import with_pseudo
from kiosk.session.preferences import PreferenceValue
from kiosk.settings import load_settings, share_dir
from kiosk.voice.script import Script
from kiosk.voice.silent import SilentEngine
from ui.app import App, build_app
from ui.audit.clock import HeldClock
from ui.guide import Guide
from ui.hands import Hands
from ui.models.drafts import GIVEN
from ui.navigator import Route, RouteName

__all__ = ["Printed", "PrinterProblem", "Visitor", "open_kiosk"]


_MOST_FRAMES, _MOST_QUESTIONS = 8, 60
_CODES = ("1234 5678", "12345678", "ABC 1234", "ABC1234", "ABC-1234", "123456", "12345")


class Visitor:
    """One resident who goes everywhere; `today`, words and choices come from the tours' guide."""

    def __init__(self, app: App, clock: HeldClock, printer: SimulatedPrinter) -> None:
        self.app, self.clock, self.printer = app, clock, printer
        self.hands = Hands(app.window)
        self.models = app.models
        self.script = Script(clock)
        app.core.voice.record(self.script)
        self.take("en")

    @property
    def pack(self) -> Pack:
        """What the city publishes."""
        return self.app.core.pack

    @property
    def theme(self) -> QObject:
        """The singleton of sizes and colours."""
        theme = self.app.engine.singletonInstance("Stoa.theme", "Theme")
        if not isinstance(theme, QObject):
            raise RuntimeError("Theme.qml does not load")
        return theme

    @property
    def journey(self) -> Any:
        """The model of the question on screen."""
        return self.models.journey

    def settle(self) -> QImage:
        """Let layouts come to rest, until a frame looks like the one before it; return that."""
        before = QImage()
        for _ in range(_MOST_FRAMES):
            self.hands.settle(rounds=2)
            now = self.app.window.grabWindow()
            if now == before:
                break
            before = now
        return before

    # --- how it is shown --------------------------------------------------------------------
    def take(self, language: str) -> None:
        """Choose a language, wherever we are."""
        self.app.app_model.chooseLanguage(language)
        self.language = language
        self.guide = Guide(share_dir("assets") / "tours.yaml", language, self.app.core.today)

    def prefer(self, **wishes: PreferenceValue) -> None:
        """Set preferences by their names in the registry."""
        for name, value in wishes.items():
            self.models.preferences.set(name, value)

    # --- where ------------------------------------------------------------------------------
    def go(self, name: RouteName, subject: str = "") -> None:
        """Show a screen, coming from the topics."""
        self.app.app_model.goHome()
        if name != "home":
            self.app.desk.navigator.go(Route(name, subject))

    def leave(self) -> None:
        """End the session and come again, with the same language and preferences."""
        kept = asdict(self.app.desk.session.preferences)
        self.app.app_model.end("finished")
        self.app.app_model.dismissFarewell()
        self.prefer(**kept)
        self.take(self.language)

    # --- a journey --------------------------------------------------------------------------
    def begin(self, service: Service) -> None:
        """Start a service anew."""
        self.app.desk.session.leave_journey()
        self.journey.clear()
        self.go("service", service.id)
        self.models.service.start()

    def ask(self, service: Service, wanted: str, **answers: str) -> Question:
        """Begin a service and answer until the wanted question, by id or type, is on screen.

        `answers` gives raw choices by question id, with `_` for `-`. Raises LookupError where the
        journey never comes to it.
        """
        self.begin(service)
        for question in self.questions():
            if wanted in (question.id, question.type):
                return question
            self.answer(question, answers.get(question.id.replace("-", "_"), ""))
        raise LookupError(f"{service.id} never asks {wanted}")

    def questions(self) -> Iterator[Question]:
        """Yield each question of the journey that was begun; whoever takes it answers it."""
        for _ in range(_MOST_QUESTIONS):
            question = self.journey.current
            if self.app.desk.navigator.current.name != "question":
                return
            yield question
            self.journey.next()

    def finish(self, service: Service, **answers: str) -> None:
        """Answer everything, up to the page before sending."""
        try:
            self.ask(service, "", **answers)
        except LookupError:
            if self.app.desk.navigator.current.name != "check":
                raise

    def answer(self, question: Question, choice: str = "") -> None:
        """Put an answer into the page on screen, without going on."""
        act, journey = self.guide.act(self.journey.service.id, question), self.journey
        match question.type:
            case "choice" | "yes-no" | "choices":
                for key in (choice,) if choice else act.touch:
                    journey.choose(key)
            case "consent":
                if not journey.draft:
                    journey.choose(GIVEN)
            case "contact":
                journey.choose(choice or "phone")
                if (choice or "phone") == "phone":
                    journey.enterText("555 0100")
            case "text" | "long-text" | "number":
                journey.enterText(choice or self._words(question, act.write))
            case "date":
                day = self._day(question, date(*(int(act.parts[part]) for part in "ymd")))
                journey.enterDate(str(day.day), str(day.month), str(day.year))
            case "appointment":
                free = self.app.core.offers.slots.free(question.slots)
                journey.enterText(free[0].starts.isoformat())
            case "place":
                journey.enter_place(asdict(self._place(question)))

    def _place(self, question: Question) -> PlaceAnswer:
        """Return a place told in the first way that the question takes."""
        gazetteer = self.app.core.gazetteer
        for way in question.accepts:
            near = gazetteer.nearest(self.language, (way,))
            if near:
                return near[0].answer()
        return gazetteer.own_words(self.guide.words["words"])

    def _day(self, question: Question, usual: date) -> date:
        """Return the usual day, or one near today where the question wants that."""
        texts, today = self.app.desk.texts, self.app.core.today
        days = (usual, today, today - timedelta(days=1), today + timedelta(days=3))
        for day in days:
            raw = {"day": str(day.day), "month": str(day.month), "year": str(day.year)}
            if not isinstance(read_entry(question, raw, today, texts), Problems):
                return day
        return usual

    def _words(self, question: Question, written: str) -> str:
        """Return what fits the question: its pattern before the words of the guide."""
        pattern = getattr(question, "pattern", None)
        fits = (word for word in _CODES if not pattern or re.fullmatch(pattern, word))
        return next(fits, written) if pattern else written

    # --- the keys ---------------------------------------------------------------------------
    def focus(self, name: str) -> None:
        """Give the keys to an item by its name, as Tab would."""
        self.hands.find(name).forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self.settle()

    def type_into(self, name: str, text: str) -> None:
        """Touch a field and write, so that the keyboard comes up."""
        self.hands.touch(self.hands.field(name))
        self.settle()
        if text:
            self.hands.type(text)
        self.settle()


@contextmanager
def open_kiosk(
    size: tuple[int, int], pack: Path | None = None, languages: Collection[str] = ()
) -> Iterator[Visitor]:
    """Open the real window of a kiosk of its own, with the voice written down instead of heard.

    Pseudo languages among `languages` are offered beside those of the city.
    """
    with TemporaryDirectory(prefix="stoa-audit-") as home:
        settings = load_settings(Path(home), pack=pack)
        city = load_current(settings.home, settings.pack_source).pack
        clock, printer = HeldClock(city.city.zone), SimulatedPrinter()
        told: Clock = clock
        app = build_app(
            settings,
            told,
            pack=with_pseudo(city, languages),
            size=size,
            voice_engine=SilentEngine(told, instant=True),
            printer=printer,
            jack=SimulatedJack(),
        )
        try:
            app.window.show()
            yield Visitor(app, clock, printer)
        finally:
            app.close()
