"""Speech mode: the kiosk by ear and eight keys (interaction model, lines 1-12, 19 and 20)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.devices.keypad import Key
from kiosk.language.message import msg
from kiosk.voice.events import Began, VoiceEvent
from kiosk.voice.levels import gain
from kiosk.voice.tones import Tone
from ui.models.app import AppModel
from ui.models.desk import Desk
from ui.models.headphones import Headphones
from ui.models.key_help import TOUR, KeyHelp
from ui.models.language_offer import LanguageOffer
from ui.models.page_walk import PageWalk
from ui.models.preferences import PreferencesModel
from ui.models.spelling import SPELLING
from ui.narrator import Narrator
from ui.page_cursor import PageCursor, can_be_pressed, press, role_of
from ui.page_reader import PRESSED
from ui.typing_echo import is_field

Phase: TypeAlias = Literal["off", "language", "tour", "page", "describe"]

NO_NEXT = msg("There is no next page. Choose something on this page.")
LOOK_MS = 250


class SpeechMode(QObject):
    """What each key does by ear; it sees the page as a list of spoken items."""

    def __init__(
        self,
        desk: Desk,
        app: AppModel,
        preferences: PreferencesModel,
        narrator: Narrator,
        window: QQuickWindow,
    ) -> None:
        super().__init__(app)
        self._desk, self._app, self._preferences = desk, app, preferences
        self._narrator, self._window = narrator, window
        self._voice = desk.core.voice
        self.cursor = PageCursor(window)
        self._offer = LanguageOffer(desk.core)
        self._phase: Phase = "off"
        self._source = ""
        self._walk = PageWalk(self.cursor, narrator, window, self.tone)
        self._help = KeyHelp(desk, app, narrator, self.cursor)
        self._headphones = Headphones(desk.core, app, narrator)
        self._pages = 0
        self._offers_options = False
        narrator.pageEntered.connect(self._arrived)
        app.changed.connect(self._screen_changed)
        app.journey.refused.connect(lambda: QTimer.singleShot(0, self, self._to_first_field))
        self._voice.listen(self._heard)
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    @property
    def phase(self) -> Phase:
        """What the keys do now."""
        return self._phase

    @property
    def hears_touch(self) -> bool:
        """Whether a finger is to be told before it acts (C02)."""
        return self._phase not in ("off", "language")

    # --- the beginning ----------------------------------------------------------------------
    def start(self) -> None:
        """Begin: ask for the language on the start screen, explain the keys on any other."""
        if self._phase != "off":
            return
        self._desk.session.touched()
        if self._desk.navigator.current.name == "start":
            self._phase = "language"
            self._offer.begin()
        else:
            self._phase = "tour"
            self._preferences.set("voice", True)
            self._narrator.before_next_page(TOUR, "tour")
            self._narrator.enter()
            self._arrived()

    def _choose_language(self) -> None:
        tag = self._offer.take()
        if tag is not None:
            self._phase = "tour"
            self._preferences.set("voice", True)
            self._app.chooseLanguage(tag)
            self._narrator.before_next_page(TOUR, "tour")

    # --- keys -------------------------------------------------------------------------------
    def press(self, key: Key) -> bool:
        """Do what a key does by ear; False where the key is for the screen as it is."""
        if self._phase == "describe":
            if self._help.describe(key):
                self._phase = "page"
            return True
        if key in ("louder", "quieter", "faster", "slower"):
            self._level(key)
            return True
        if self._phase == "off":
            return self._start_by(key)
        if self._phase == "language":
            self._language_key(key)
            return True
        if self._phase == "tour":
            self._phase = "page"
            if self._source == "tour":
                self._narrator.enter()  # any key skips the tour
                return True
        offered, self._offers_options = self._offers_options, False
        if key != "help":
            self._help.begin_anew()
        if key not in ("up", "down"):
            self._walk.begin_anew()
        return self._page_key(key, offered=offered)

    def _page_key(self, key: Key, *, offered: bool) -> bool:
        match key:
            case "down":
                self._offers_options = self._walk.move(1, self._help.after_last())
            case "up":
                self._walk.move(-1)
            case "action" if offered:
                self._app.openOptions()
            case "action":
                return self._act()
            case "next":
                self._walk.turn("next", NO_NEXT)
            case "back":
                self._walk.turn("back", msg("There is no page before this one."))
            case "help":
                self._ask_help()
            case "pause":
                self._narrator.pauseOrResume()
            case _:
                return False
        return True

    def _ask_help(self) -> None:
        asked = self._help.ask()
        self._offers_options = asked == "page"
        if asked == "keys":
            self._phase = "describe"

    def _start_by(self, key: Key) -> bool:
        focus = self._window.activeFocusItem()
        sees = key == "action" and focus is not None and focus.property("visualFocus") is True
        if key == "action" and self.spell():
            return True
        if self._desk.navigator.current.name != "start" or sees or key.startswith("switch"):
            return False
        self.start()
        return True

    def _language_key(self, key: Key) -> None:
        if key in ("action", "next"):
            self._choose_language()
        else:
            self._offer.move({"down": 1, "up": -1}.get(key, 0))

    # --- walking ----------------------------------------------------------------------------
    def touch(self, item: QQuickItem) -> None:
        """Say what a finger came to, and go there."""
        self._begin_anew()
        if role_of(item) is QAccessible.Role.EditableText:
            self.cursor.note(item)
        else:
            self.cursor.put(item)
        self._narrator.speak_item(item)

    def hear_key(self, name: str) -> None:
        """Say what key of the on-screen keyboard a finger came to."""
        self._narrator.say(name, "", "key")

    def choose(self, item: QQuickItem, *, aloud: bool = True) -> None:
        """Press an item, or write in it, and say what has become of it."""
        pages, over = self._pages, self._app.overlay
        if can_be_pressed(item):
            press(item)
        else:
            self.cursor.put(item)
        if aloud:
            QTimer.singleShot(0, self, lambda: self._after_press(item, pages, over))

    def _act(self) -> bool:
        item = self.cursor.item
        if item is not None and can_be_pressed(item):
            self.choose(item)
            return True
        if item is None or role_of(item) in PRESSED:
            return False
        if is_field(item):
            return self.spell()
        if self._voice.is_speaking or self._voice.is_paused:
            self._narrator.pauseOrResume()
        else:
            self._narrator.speak_item(item)
        return True

    def spell(self) -> bool:
        """Offer letters for the field where the keys are; False where there is none."""
        field = self._window.activeFocusItem()
        if not is_field(field):
            return False
        self._app.spelling.begin(field)
        return True

    def _after_press(self, item: QQuickItem, pages: int, over: str) -> None:
        """Say what has become of a control that was pressed and is still there."""
        if pages != self._pages or self._voice.is_speaking or self._app.overlay == SPELLING:
            return
        if over == "alert" and self._app.overlay != over:
            item = self.cursor.item or item  # back where one was
        if item in self.cursor.items():
            self._narrator.speak_item(item)
        else:
            QMetaObject.invokeMethod(self._window, "arrive")  # the page changed within itself

    def _to_first_field(self) -> None:
        if self._phase != "off":
            self._walk.to_first_field()

    def _arrived(self) -> None:
        self._pages += 1
        self._begin_anew()
        if self._phase in ("off", "language"):
            self.cursor.forget()
        else:
            self._walk.arrive()

    def _begin_anew(self) -> None:
        self._walk.begin_anew()
        self._help.begin_anew()

    # --- levels -----------------------------------------------------------------------------
    def _level(self, key: Key) -> None:
        name = "volume" if key in ("louder", "quieter") else "rate"
        by = 1 if key in ("louder", "faster") else -1
        now = self._desk.session.preferences.step(name, by)
        self._preferences.set(name, getattr(now, name))
        self._narrator.interject(self._preferences.level_message(name))

    def tone(self, tone: Tone) -> None:
        """Sound a tone as loud as the voice."""
        self._desk.core.tones.play(tone, gain(self._voice.volume))

    # --- headphones -------------------------------------------------------------------------
    def plugged(self, inserted: bool) -> None:
        """Headphones went in or came out."""
        self._voice.route = "headset" if inserted else "speaker"
        if inserted:
            if not self._headphones.came_back():
                self.start()
        elif self._phase == "language":
            self._voice.stop()
            self.clear()
        elif self._phase != "off":
            self._headphones.gone()

    def look(self) -> None:
        """See what time has brought: the offer to go on, or the end."""
        self._headphones.look()

    def _screen_changed(self) -> None:
        if self._phase == "describe" and self._app.overlay == "alert":
            self._phase = "page"  # the keys are for the warning
        if self._headphones.is_over_with() and self._phase != "off" and not self._app.overlay:
            self._narrator.enter()

    # --- the end ----------------------------------------------------------------------------
    def clear(self) -> None:
        """End of the resident session; what is said last is said in their language."""
        if self._phase not in ("off", "language"):
            tag = self._desk.language.tag
            QTimer.singleShot(0, self, lambda: self._narrator.say(self._app.farewell, tag, "end"))
        self._phase = "off"
        self._offer.end()
        self._headphones.end()
        self._begin_anew()
        self._offers_options = False
        self.cursor.forget()
        self._window.contentItem().forceActiveFocus()  # texts take no focus any more

    def _heard(self, event: VoiceEvent) -> None:
        if not isinstance(event, Began):
            return
        self._source = event.utterance.source
        self._offer.heard(self._source)
