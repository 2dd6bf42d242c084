"""Between the screen and the voice: what has focus, what a page says, and when to be quiet."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Property, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QInputDevice, QKeyEvent, QPointerEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.languages import LANGUAGES
from kiosk.language.message import Message
from kiosk.language.texts import Texts
from kiosk.voice.events import Began, NoVoice, SpeakingChanged, VoiceEvent, WordHeard
from kiosk.voice.port import Utterance
from kiosk.voice.queue import Voice
from ui.mailbox import Mailbox
from ui.page_speech import PageSpeech
from ui.speech_texts import joined

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

_PRESSES = {QEvent.Type.KeyPress, QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress}
_RELEASES = {
    QEvent.Type.KeyRelease,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
    QEvent.Type.MouseButtonRelease,
}
_QUIET_KEYS = {Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeMute}
"""Keys that change how speech sounds do not end it (interaction model, line 11)."""


@QmlElement
@QmlUncreatable("Python owns the voice")
class Narrator(QObject):
    """The screen's voice.

    While `enabled`, pages and focus speak by themselves; what a resident asks for (`readPage`,
    `say`) speaks always. Any key or touch silences it (A08).
    """

    speakingChanged = Signal()
    enabledChanged = Signal()
    languageChanged = Signal()
    readingChanged = Signal()
    spokenChanged = Signal()
    noVoice = Signal(str)
    pageEntered = Signal()  # the page on screen has been told

    def __init__(
        self,
        voice: Voice,
        texts_for: Callable[[str], Texts],
        language: str = "en",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._texts_for = texts_for
        self._page = PageSpeech(texts_for, language)
        self._window: QQuickWindow | None = None
        self._enabled = False
        self._reading = False
        self._held_by_press = False
        self._focus_may_interrupt = False
        self._spoken: tuple[str, int, int] = ("", 0, 0)
        self._spoken_text = ""
        self._preface: tuple[Utterance, ...] = ()
        self.is_quiet: Callable[[QKeyEvent], bool] = lambda event: event.key() in _QUIET_KEYS
        # Said is where the focus comes to rest, and only after the title of a new page.
        self._focus_moved = QTimer(self, singleShot=True, interval=0)
        self._focus_moved.timeout.connect(self._on_focus)
        voice.deliver_through(Mailbox(self).post)
        voice.listen(self._on_voice)

    # What the screen sees

    @Property(bool, notify=speakingChanged)
    def speaking(self) -> bool:
        """Whether something can be heard; the idle clock stands still meanwhile."""
        return self._voice.is_speaking

    @Property(bool, notify=readingChanged)
    def reading(self) -> bool:
        """Whether the whole page is being read."""
        return self._reading

    @Property(QQuickItem, notify=spokenChanged)
    def spokenItem(self) -> QQuickItem | None:
        """The item that is heard now, to be drawn as such (A11)."""
        return self._page.item_of(self._spoken[0])

    @Property(int, notify=spokenChanged)
    def wordStart(self) -> int:
        """Where the word that is heard now begins, in code points of what is said."""
        return self._spoken[1]

    @Property(int, notify=spokenChanged)
    def wordLength(self) -> int:
        """How many code points that word has; 0 between words."""
        return self._spoken[2]

    def _get_enabled(self) -> bool:
        return self._enabled

    def _set_enabled(self, enabled: bool) -> None:
        if enabled != self._enabled:
            self._enabled = enabled
            if not enabled:
                self.stop()
            self.enabledChanged.emit()

    def _get_language(self) -> str:
        return self._page.language

    def _set_language(self, language: str) -> None:
        if language != self._page.language and language in LANGUAGES:
            self.stop()
            self._page.language = language
            self.languageChanged.emit()

    enabled = Property(bool, _get_enabled, _set_enabled, notify=enabledChanged)
    language = Property(str, _get_language, _set_language, notify=languageChanged)

    # What the screen tells

    @Slot(str, str, list)
    def pageShown(self, route: str, title: str, parts: list[str]) -> None:
        """A page is there: its title, then what `parts` say (step n of m, how many choices)."""
        self._page.show(route, title, parts)
        self._focus_may_interrupt = False
        self._set_reading(False)
        if self._enabled:
            self.enter()
        self.pageEntered.emit()

    @Slot(str, str, list)
    def pageCovered(self, route: str, title: str, parts: list[str]) -> None:
        """A page is there, but something lies over it: it is told when that is gone."""
        self._page.show(route, title, parts)

    def enter(self, *preface: Message) -> None:
        """Say the page's entry: what was to be said before it, its title, its parts."""
        said = [*self._preface, *self._utterances(preface, "announcement"), *self._page.entry()]
        self._preface = ()
        self._focus_may_interrupt = False
        self._voice.say(said)

    def before_next_page(self, messages: Iterable[Message], source: str) -> None:
        """Keep sentences that the next page's entry begins with, like how keys work."""
        self._preface = tuple(self._utterances(messages, source))

    def tell(self, *messages: Message, source: str = "announcement") -> None:
        """Say what the resident has asked for with a key."""
        self._set_reading(False)
        self._focus_moved.stop()
        self._voice.say(self._utterances(messages, source))

    @property
    def spoken_text(self) -> str:
        """What is being said, as it is written."""
        return self._spoken_text

    @property
    def title(self) -> str:
        """What the page on screen is called aloud."""
        return self._page.title

    def add(self, message: Message) -> None:
        """Say something after what is being said."""
        self._voice.enqueue(self._utterances([message], "announcement"))

    @property
    def is_heard_alone(self) -> bool:
        """Whether only one person hears: there are headphones in."""
        return self._voice.route == "headset"

    def echo(self, said: Message | str, *, private: bool = False) -> None:
        """Say what was typed, where pages are spoken; the focus waits until it is said."""
        if not self._enabled:
            return
        language = self._page.language
        text = said if isinstance(said, str) else self._texts_for(language).say_aloud(said)
        self._set_reading(False)
        self._focus_may_interrupt = False
        self._voice.say(Utterance(text, language, "echo", private))

    def interject(self, message: Message) -> None:
        """Say how loud or fast it is now, and go on with what was being said (model line 11)."""
        for utterance in self._utterances([message], "level"):
            self._voice.interject(utterance)

    def speak_item(self, item: QQuickItem, before: Iterable[Message] = (), *after: Message) -> None:
        """Say an item that the keys or a finger came to, in place of what its focus would say."""
        self._focus_moved.stop()
        self._set_reading(False)
        said = self._page.item(item, aloud=self._voice.route == "headset")
        texts = [*self._utterances(before, "place"), *said]
        self._voice.say([*texts, *self._utterances(after, "place")])

    def speak_items(self, items: Iterable[QQuickItem]) -> None:
        """Say several items, one after the other: a row that a switch may open."""
        self._focus_moved.stop()
        self._set_reading(False)
        aloud = self._voice.route == "headset"
        self._voice.say([said for item in items for said in self._page.item(item, aloud=aloud)])

    def _utterances(self, messages: Iterable[Message], source: str) -> list[Utterance]:
        language = self._page.language
        texts = self._texts_for(language)
        return [Utterance(texts.say_aloud(message), language, source) for message in messages]

    @Slot(str, str, str)
    def say(self, text: str, tag: str, source: str) -> None:
        """Say a text because the resident asked for it; an empty tag is the page's language."""
        self._set_reading(False)
        self._focus_moved.stop()  # the focus came with the wish
        self._voice.say(Utterance(text, tag or self._page.language, source), asked=True)

    @Slot(str)
    def announce(self, text: str) -> None:
        """Say that something has happened, with no move of focus (A19)."""
        if self._enabled:
            self._set_reading(False)
            self._focus_may_interrupt = False
            self._voice.say(Utterance(text, self._page.language, "announcement"))

    def announce_message(self, *messages: Message) -> None:
        """The same for sentences that have not chosen their language yet."""
        texts = self._texts_for(self._page.language)
        said = [texts.say_aloud(message) for message in messages]
        self.announce(joined(said, self._page.language) if len(said) > 1 else "".join(said))

    def alert(self, *messages: Message) -> None:
        """Say what must reach the ear as well as the eye, even where pages are not spoken (F01)."""
        self._set_reading(False)
        self._focus_may_interrupt = False
        language = self._page.language
        texts = self._texts_for(language)
        self._voice.say(
            [Utterance(texts.say_aloud(message), language, "alert") for message in messages]
        )

    def warn(self, said: list[Utterance], *, after: bool) -> None:
        """Say a warning in its own languages, even where pages are not spoken; `after` the rest."""
        if after:
            for utterance in said:
                self._voice.enqueue(utterance)
            return
        self._set_reading(False)
        self._focus_may_interrupt = False
        self._voice.say(said)

    @Slot(str, str, str, str)
    def focused(self, name: str, description: str, role: str, source: str) -> None:
        """Say an item that is not in the accessibility tree, in words the screen chose."""
        if self._enabled:
            text = joined([name, description, role], self._page.language)
            self._say_focus(Utterance(text, self._page.language, source))

    @Slot()
    def readPage(self) -> None:
        """Read the whole page: title, step, texts, controls; not the resident's own answers."""
        self._read(asked=False)

    @Slot()
    def readPersonal(self) -> None:
        """Read the whole page with the resident's own answers, which they have just asked for."""
        self._read(asked=True)

    @Slot()
    def toggleReading(self) -> None:
        """Begin to read the page, or end it."""
        if self._reading:
            self.stop()
        else:
            self.readPage()

    @Slot()
    def stop(self) -> None:
        """Fall silent and forget what was still to come."""
        self._held_by_press = False
        self._set_reading(False)
        self._voice.stop()

    @Slot()
    def repeat(self) -> None:
        """Say the last thing again (A09)."""
        self._voice.repeat()

    @Slot()
    def pauseOrResume(self) -> None:
        """Hold what is being said, or go on with it (A09)."""
        if self._held_by_press:
            self._held_by_press = False  # the press that asks to hold has done so
        elif self._voice.is_paused:
            self._voice.resume()
        else:
            self._voice.pause()

    @Slot(str, result=bool)
    def canSpeak(self, tag: str) -> bool:
        """Whether there is a voice for a language on this machine (A13)."""
        return self._voice.can_speak(tag)

    def clear(self) -> None:
        """End of a resident session: nothing that was said or shown is known any more."""
        self.stop()
        self._focus_moved.stop()
        self._page.show("", "", [])
        self._focus_may_interrupt = False
        self._preface = ()
        self._voice.clear()
        self._spoken_text = ""
        self._show_spoken("", 0, 0)

    # What the narrator sees for itself

    def attach(self, window: QQuickWindow) -> None:
        """Follow the focus of a window, and fall silent at every press in it."""
        QAccessible.setActive(True)
        self._window = window
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._focus_moved.start)

    def detach(self) -> None:
        """Let go of the window, before it goes."""
        if self._window is not None:
            self._window.activeFocusItemChanged.disconnect(self._focus_moved.start)
            self._window.removeEventFilter(self)
            self._window = None
        self._focus_moved.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let every event pass; be silent from a press on."""
        if event.type() in _PRESSES and self._is_press(event):
            self._on_press()
        elif event.type() in _RELEASES:
            QTimer.singleShot(0, self, self._after_release)
        return False

    def _on_press(self) -> None:
        """Hold at once; whether to stop or to stay held is known when the press has had its say."""
        self._focus_may_interrupt = True
        if self._voice.is_speaking:
            self._held_by_press = True
            self._voice.pause()

    def _after_release(self) -> None:
        if self._held_by_press:
            self.stop()

    def _on_focus(self) -> None:
        item = self._window.activeFocusItem() if self._window else None
        if self._enabled and item is not None:
            said = self._page.focus(item, aloud=self._voice.route == "headset")
            if said:
                self._say_focus(*said)

    def _say_focus(self, *said: Utterance) -> None:
        # Focus that comes with a page or a warning waits until that has been said.
        interrupt = self._focus_may_interrupt
        if interrupt:
            self._set_reading(False)
        self._voice.say(list(said), interrupt=interrupt)

    def whole_page(self, *, aloud: bool) -> list[Utterance]:
        """Return what reading the page says; the resident's own answers only if `aloud`."""
        root = self._window.contentItem() if self._window else None
        return self._page.whole(root, aloud=aloud) if root else self._page.entry()

    def _read(self, *, asked: bool) -> None:
        self._focus_moved.stop()  # the focus came with the wish
        said = self.whole_page(aloud=asked or self._voice.route == "headset")
        self._set_reading(True)
        self._voice.say(said, asked=asked)
        if not self._voice.is_speaking:
            self._set_reading(False)

    def _set_reading(self, reading: bool) -> None:
        if reading != self._reading:
            self._reading = reading
            self.readingChanged.emit()

    def _on_voice(self, event: VoiceEvent) -> None:
        match event:
            case SpeakingChanged(speaking):
                self._on_speaking(speaking)
            case Began(utterance):
                self._show_spoken(utterance.source, 0, 0)
            case WordHeard(utterance, start, length):
                self._spoken_text = utterance.text
                self._show_spoken(utterance.source, start, length)
            case NoVoice(language):
                self.noVoice.emit(language)

    def _on_speaking(self, speaking: bool) -> None:
        if speaking:
            self._held_by_press = False
        elif not self._voice.is_paused:
            self._set_reading(False)
            self._spoken_text = ""
            self._show_spoken("", 0, 0)
        self.speakingChanged.emit()

    def _show_spoken(self, source: str, start: int, length: int) -> None:
        if (source, start, length) != self._spoken:
            self._spoken = (source, start, length)
            self.spokenChanged.emit()

    def _is_press(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return not self.is_quiet(event) and not event.isAutoRepeat()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QPointerEvent):
            # A touch that nothing took comes again as a mouse press: the same press, not another.
            return bool(event.device().type() != QInputDevice.DeviceType.TouchScreen)
        return True
