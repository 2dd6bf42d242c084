"""Speech mode: the kiosk by ear and eight keys (interaction model, lines 1-12, 19 and 20)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QMetaObject, QObject, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.devices.keypad import NAMES, Key
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import Message, msg, nmsg
from kiosk.session.grace import Grace
from kiosk.session.language_prompt import LanguagePrompt
from kiosk.voice.events import Began, VoiceEvent
from kiosk.voice.levels import gain
from kiosk.voice.port import Utterance
from kiosk.voice.tones import Tone
from ui.models.app import AppModel
from ui.models.desk import Desk
from ui.models.help import here_message
from ui.models.journey import step_message
from ui.models.preferences import PreferencesModel
from ui.models.spelling import SPELLING
from ui.narrator import Narrator
from ui.page_cursor import PageCursor, can_be_pressed, press, role_of
from ui.page_reader import PRESSED, items_in_order
from ui.typing_echo import is_field

Phase: TypeAlias = Literal["off", "language", "tour", "page", "describe"]

PROMPT = "prompt/"
TOUR = (
    msg("Down moves to the next thing. Up moves back."),
    msg("The round key chooses."),
    msg("The diamond key helps."),
)
WRITE = msg("Type with a keyboard, or press the round key to choose letters.")
LOOK_MS = 250
UNPLUGGED = "unplugged"


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
        self._grace = Grace(desk.core.clock)
        self._prompt: LanguagePrompt | None = None
        self._phase: Phase = "off"
        self._source = ""
        self._edge = 0
        self._help = 0
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
            core = self._desk.core
            voiced = [tag for tag in core.pack.languages if core.voice.can_speak(tag)]
            self._prompt = LanguagePrompt(voiced or [core.pack.city.official_language])
            self._offer()
        else:
            self._phase = "tour"
            self._preferences.set("voice", True)
            self._narrator.before_next_page(TOUR, "tour")
            self._narrator.enter()
            self._arrived()

    def _offer(self) -> None:
        prompt = self._prompt
        if prompt is None:
            return
        said = []
        for tag in prompt.to_say():
            offer = msg("For {language}, press the round key.", language=LANGUAGES[tag].endonym)
            text = self._desk.core.texts(tag).say_aloud(offer)
            said.append(Utterance(text, tag, PROMPT + tag))
        self._voice.say(said)

    def _choose_language(self) -> None:
        if self._prompt is None:
            return
        self._phase = "tour"
        tag, self._prompt = self._prompt.current, None
        self._preferences.set("voice", True)
        self._app.chooseLanguage(tag)
        self._narrator.before_next_page(TOUR, "tour")

    # --- keys -------------------------------------------------------------------------------
    def press(self, key: Key) -> bool:
        """Do what a key does by ear; False where the key is for the screen as it is."""
        if key in ("louder", "quieter", "faster", "slower"):
            self._level(key)
            return True
        if self._phase == "off":
            return self._start_by(key)
        if self._phase == "describe":
            self._describe(key)
            return True
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
            self._help = 0
        if key not in ("up", "down"):
            self._edge = 0
        return self._page_key(key, offered=offered)

    def _page_key(self, key: Key, *, offered: bool) -> bool:
        match key:
            case "down":
                self._move(1)
            case "up":
                self._move(-1)
            case "action" if offered:
                self._app.openOptions()
            case "action":
                return self._act()
            case "next":
                self._turn("next", msg("There is no next page. Choose something on this page."))
            case "back":
                self._turn("back", msg("There is no page before this one."))
            case "help":
                self._next_help()
            case "pause":
                self._narrator.pauseOrResume()
            case _:
                return False
        return True

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
        prompt = self._prompt
        if prompt is None:
            return
        if key in ("action", "next"):
            self._choose_language()
            return
        prompt.move({"down": 1, "up": -1}.get(key, 0))
        self._offer()

    # --- walking ----------------------------------------------------------------------------
    def _move(self, by: int) -> None:
        items = self.cursor.items()
        if not items:
            return
        place = self.cursor.place(items)
        target = place + by if place >= 0 else 0
        if 0 <= target < len(items):
            self._edge = 0
            self._go(items[target])
        elif self._edge == by:
            self._edge = 0
            told = msg("Top of the page.") if by > 0 else msg("Bottom of the page.")
            self._go(items[0 if by > 0 else -1], told)
        else:
            self._edge = by
            self.tone("edge")
            self._narrator.tell(msg("End of the page.") if by > 0 else msg("Top of the page."))

    def _go(self, item: QQuickItem, *before: Message) -> None:
        self.cursor.put(item)
        self._narrator.speak_item(item, before)

    def touch(self, item: QQuickItem) -> None:
        """Say what a finger came to, and go there."""
        self._edge = self._help = 0
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

    def _turn(self, name: str, missing: Message) -> None:
        control = self.cursor.named(name)
        if control is None:
            self.tone("edge")
            self._narrator.tell(missing)
        else:
            press(control)

    def _to_first_field(self) -> None:
        """Go where the missing answer belongs; it is said after what is missing (model line 8)."""
        page = self._window.findChild(QQuickItem, "page")
        if self._phase == "off" or page is None:
            return
        fields = (*PRESSED, QAccessible.Role.EditableText)
        field = next((i for i in items_in_order(page) if role_of(i) in fields), None)
        if field is not None:
            self.cursor.put(field)

    def _arrived(self) -> None:
        self._pages += 1
        self._edge = self._help = 0
        if self._phase in ("off", "language"):
            self.cursor.forget()
            return
        title = self._narrator.title
        heading = next((i for i in self.cursor.items() if _says(i, title)), None)
        if heading is not None:
            self.cursor.put(heading)
        page = self._window.findChild(QQuickItem, "page")
        if page is not None and (count := sum(map(can_be_pressed, items_in_order(page)))):
            self._narrator.add(nmsg("{count} choice.", "{count} choices.", count))

    # --- help -------------------------------------------------------------------------------
    def _next_help(self) -> None:
        self._help += 1
        match self._help:
            case 1:
                self._say_where()
            case 2:
                self._offers_options = True
                self._narrator.tell(
                    here_message(self._desk.navigator.current.name),
                    msg("To change how this kiosk works for you, press the round key now."),
                    msg("To learn the keys, press help again."),
                )
            case 3:
                self._phase = "describe"
                self._narrator.tell(
                    msg("Press any key to hear what it does. Press help when you are done.")
                )
            case _:
                self._help = 0
                self._app.openHelp()

    def _say_where(self) -> None:
        items, item = self.cursor.items(), self.cursor.item
        place = self.cursor.place(items)
        where = msg("{place} of {count} on this page.", place=place + 1, count=len(items))
        if item is not None and place >= 0:
            hint = (WRITE,) if is_field(item) else ()
            self._narrator.speak_item(item, (), *hint, where, *self._step())
        else:
            self._narrator.enter()

    def _step(self) -> tuple[Message, ...]:
        journey = self._app.journey
        if self._desk.navigator.current.name != "question" or journey.service is None:
            return ()
        return (step_message(journey.step, journey.steps, journey.service),)

    def _describe(self, key: Key) -> None:
        if key == "help":
            self._phase = "page"
            self._help = 3
            self._narrator.tell(
                msg("The keys work again. For a person, press help once more."),
            )
        elif key in NAMES:
            self._narrator.tell(NAMES[key])

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
        if not inserted:
            self._pulled()
        elif self._grace.is_running:
            self._app.dismissOverlay()
        else:
            self.start()

    def _pulled(self) -> None:
        if self._phase == "off":
            return
        if self._phase == "language":
            self._voice.stop()
            self.clear()
            return
        self._grace.begin()
        self._app.show_overlay(UNPLUGGED)

    def look(self) -> None:
        """See what time has brought: the offer to go on, or the end."""
        if self._grace.offer_is_due():
            self._narrator.tell(
                msg("Your headphones are out. Your answers are hidden."),
                msg("Plug them in to go on. To go on without them, press Next."),
            )
        if self._grace.is_over:
            self._grace.end()
            self._app.end("unplugged")

    def _screen_changed(self) -> None:
        if self._phase == "describe" and self._app.overlay == "alert":
            self._phase = "page"  # the keys are for the warning
        if self._grace.is_running and self._app.overlay != UNPLUGGED:
            self._grace.end()
            if self._phase != "off":
                self._narrator.enter()

    # --- the end ----------------------------------------------------------------------------
    def clear(self) -> None:
        """End of the resident session; what is said last is said in their language."""
        if self._phase not in ("off", "language"):
            tag = self._desk.language.tag
            QTimer.singleShot(0, self, lambda: self._narrator.say(self._app.farewell, tag, "end"))
        self._phase = "off"
        self._prompt = None
        self._grace.end()
        self._edge = self._help = 0
        self._offers_options = False
        self.cursor.forget()
        self._window.contentItem().forceActiveFocus()  # texts take no focus any more

    def _heard(self, event: VoiceEvent) -> None:
        if not isinstance(event, Began):
            return
        self._source = event.utterance.source
        if self._prompt is not None and self._source.startswith(PROMPT):
            self._prompt.heard(self._source.removeprefix(PROMPT))


def _says(item: QQuickItem, title: object) -> bool:
    return role_of(item) is QAccessible.Role.Heading and item.property("speech") == title
