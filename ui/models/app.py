"""The root of the view models: the frame, the language, the way back, and the end of it all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.language.languages import LANGUAGES, Language
from kiosk.language.message import msg
from kiosk.session.session import Ended, EndReason
from ui.models.branches import Branches
from ui.models.desk import Desk
from ui.models.family import Models
from ui.models.idle import IdleModel
from ui.models.language_rows import LanguageRow, language_row
from ui.models.rows import RowList
from ui.models.spelling import SPELLING
from ui.navigator import HOME, Route

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

FAREWELL_MS = 12_000


@QmlElement
@QmlUncreatable("Python builds it")
class AppModel(Branches):
    """What Main.qml gets; everything else hangs on it.

    `speak_language` takes the whole program to another language: translator, direction, keyboard.
    """

    changed = Signal()
    languageChanged = Signal()
    forget = Signal()  # the keyboard lets go of what was typed

    def __init__(
        self,
        desk: Desk,
        models: Models,
        speak_language: Callable[[Language], None],
        can_speak: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, models, parent)
        self._speak_language = speak_language
        self._can_speak = can_speak
        self._overlay = ""
        self._farewell = ""
        self._voiceless = ""
        self._languages = RowList(LanguageRow, parent=self)
        self._idle: IdleModel | None = None
        self._farewell_timer = QTimer(self, singleShot=True, interval=FAREWELL_MS)
        self._farewell_timer.timeout.connect(self.dismissFarewell)
        models.receipt.paperWanted.connect(lambda: self.show_overlay("paper"))
        models.paper.languageWanted.connect(self.chooseLanguage)
        models.paper.unread.connect(self._show_code_field)
        models.spelling.begun.connect(lambda: self.show_overlay(SPELLING))
        models.spelling.done.connect(self.dismissOverlay)
        desk.navigator.changed.connect(self.changed)
        models.offers.alerts.raised.connect(self.changed)

    def miss_voice(self, tag: str) -> None:
        """Tell on screen that this language has no voice here; reading and paper remain (A13)."""
        self._voiceless = tag
        self.changed.emit()

    def attend(self, idle: IdleModel) -> None:
        """Take the watch over idle residents."""
        self._idle = idle
        idle.changed.connect(self.changed)

    @Property(IdleModel, constant=True)
    def idle(self) -> IdleModel | None:
        return self._idle

    # --- the frame --------------------------------------------------------------------------
    @Property(RowList, constant=True)
    def languages(self) -> RowList:
        return self._languages

    @Property(str, notify=languageChanged)
    def language(self) -> str:
        return self._desk.language.tag

    @Property(str, notify=languageChanged)
    def languageName(self) -> str:
        return self._desk.language.endonym

    @Property(bool, notify=languageChanged)
    def mirrored(self) -> bool:
        return self._desk.language.is_rtl

    @Property("QStringList", notify=languageChanged)
    def fontFamilies(self) -> list[str]:
        return list(self._desk.language.fonts)

    @Property(float, notify=languageChanged)
    def lineHeight(self) -> float:
        return self._desk.language.line_height

    @Property(str, notify=languageChanged)
    def keyboard(self) -> str:
        return self._desk.language.keyboard

    @Property(str, notify=languageChanged)
    def cityName(self) -> str:
        return self._desk.text(self._desk.core.pack.city.name)

    @Property(str, notify=languageChanged)
    def placeName(self) -> str:
        return self._desk.text(self._desk.core.pack.city.kiosk.name)

    @Property(str, notify=languageChanged)
    def crest(self) -> str:
        return self._desk.core.pack.city.crest

    @Property(str, notify=languageChanged)
    def greeting(self) -> str:
        return self._row(LANGUAGES[self._desk.core.pack.languages[0]]).greeting

    @Property(bool, notify=changed)
    def voiceless(self) -> bool:
        return self._voiceless == self._desk.language.tag

    @Property(str, notify=changed)
    def overlay(self) -> str:
        if self._idle is not None and self._idle.warning:
            return "idle"
        if self._models.offers.alerts.isOver and self._overlay != "unplugged":
            return "alert"
        return self._overlay

    @Property(str, notify=changed)
    def farewell(self) -> str:
        return self._farewell

    # --- the language -----------------------------------------------------------------------
    @Slot(str)
    def chooseLanguage(self, tag: str) -> None:
        """Take a language; the page and every answer stay (H01). On the wall it opens the house."""
        if tag not in self._desk.core.pack.languages:
            return
        self._desk.session.choose_language(tag)
        self._become(LANGUAGES[tag])
        navigator = self._desk.navigator
        if navigator.current.name == "start":
            navigator.go(HOME)
        elif navigator.current.name == "language":
            navigator.back()

    @Slot()
    def openLanguages(self) -> None:
        """Show the languages, from any page."""
        self._desk.navigator.go(Route("language"))

    # --- the way ----------------------------------------------------------------------------
    @Slot()
    def back(self) -> None:
        """Go one step back: within the page, within the journey, within the house."""
        navigator, name = self._desk.navigator, self._desk.navigator.current.name
        if self.overlay == "alert":
            self._models.offers.alerts.dismiss()
        elif self._overlay == SPELLING:
            self._models.spelling.back()
        elif self._overlay:
            self.dismissOverlay()
        elif name == "question":
            inside = (self._models.place, self._models.appointment, self._models.journey)
            if not any(model.back() for model in inside):
                navigator.back()
        elif name == "check":
            self._models.journey.last()
        elif name == "cannot-save":
            navigator.replace(Route("check"))
        elif name == "home":
            self.askFinish()
        else:
            navigator.back()

    @Slot()
    def openHelp(self) -> None:
        """Show help for the page on screen."""
        if self._desk.navigator.current.name != "help" and self.overlay != "alert":
            self._desk.navigator.go(Route("help"))

    @Slot()
    def openOptions(self) -> None:
        """Show how this kiosk can be made to fit."""
        self._desk.navigator.go(Route("options"))

    def _show_code_field(self) -> None:
        """Show the page where settings on paper can be typed, where nothing lies over the page."""
        if self._desk.navigator.current.name == "start":
            self.chooseLanguage(self._desk.core.pack.city.official_language)
        if not self.overlay and self._desk.navigator.current.name != "options":
            self.openOptions()

    @Slot()
    def openAbout(self) -> None:
        """Show what this kiosk is and what it does."""
        self._desk.navigator.go(Route("about"))

    @Slot()
    def goHome(self) -> None:
        """Return to the topics; answers under way stay until the end or another service."""
        self._desk.navigator.home()

    # --- the end ----------------------------------------------------------------------------
    @Slot()
    def askFinish(self) -> None:
        """End at once where nothing can be lost, else ask first (F10)."""
        journey = self._desk.session.journey
        if journey is not None and journey.answers:
            self._overlay = "finish"
            self.changed.emit()
            self._desk.announce(msg("Are you finished? Your answers will be erased."))
        else:
            self.finish()

    def show_overlay(self, name: str) -> None:
        """Lay a page over the page, by its name in the screen map."""
        self._overlay = name
        self.changed.emit()

    @Slot()
    def dismissOverlay(self) -> None:
        """Go on with what was under the question or notice."""
        self._overlay = ""
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """Finish and clear."""
        self.end("finished")

    @Slot()
    def dismissFarewell(self) -> None:
        """Take away the last words to the resident who left."""
        if self._farewell:
            self._farewell = ""
            self.changed.emit()

    def end(self, reason: EndReason) -> Ended:
        """End the resident session: the one function after which nothing of it is left (F09).

        The session runs every wiper that was registered with it: models, way, clipboard, keyboard,
        fields, speech, pictures.
        """
        spoken = msg("Your information is erased.")
        self._farewell = self._desk.say(spoken)
        voiced = self._desk.session.preferences.voice
        ended = self._desk.session.end(reason)
        self._become(self._desk.language)
        self._farewell_timer.start()
        if voiced:
            self._desk.announce(spoken)
        return ended

    def clear(self) -> None:
        """Forget everything the view models hold."""
        self._overlay = ""
        for model in self._models.all():
            forget = getattr(model, "clear", None)
            if forget is not None:
                forget()
        if self._idle is not None:
            self._idle.clear()
        self._desk.navigator.reset()

    def renew(self) -> None:
        """Take up a newer pack while nobody is here: everything is said anew from it."""
        if self._desk.core.renew(self._desk.session):
            self._become(self._desk.language)

    def refresh(self) -> None:
        """Say everything again, in the language on screen."""
        core = self._desk.core
        self._languages.show([self._row(LANGUAGES[tag]) for tag in core.pack.languages])
        for model in self._models.all():
            model.refresh()
        if self._idle is not None:
            self._idle.refresh()
        self.languageChanged.emit()
        self.changed.emit()

    def _become(self, language: Language) -> None:
        self._speak_language(language)
        self.refresh()

    def _row(self, language: Language) -> LanguageRow:
        return language_row(self._desk, language, self._can_speak)
