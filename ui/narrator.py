"""Between the screen and the voice: what has focus, what a page says, and when to be quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.language.languages import LANGUAGES
from kiosk.language.texts import Texts
from kiosk.voice.events import Began, NoVoice, SpeakingChanged, VoiceEvent, WordHeard
from kiosk.voice.port import Utterance
from kiosk.voice.queue import Voice
from ui.mailbox import Mailbox
from ui.speech_texts import joined
from ui.teller import Teller

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Python owns the voice")
class Narrator(Teller):
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
        super().__init__(voice, texts_for, language, parent)
        self._reading_changed = self.readingChanged.emit
        self._held_by_press = False
        self._spoken: tuple[str, int, int] = ("", 0, 0)
        self._spoken_text = ""
        self._watch.pressed.connect(self._on_press)
        self._watch.released.connect(self._after_release)
        self._watch.focusRested.connect(self._on_focus)
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

    @property
    def spoken_text(self) -> str:
        """What is being said, as it is written."""
        return self._spoken_text

    @property
    def title(self) -> str:
        """What the page on screen is called aloud."""
        return self._page.title

    @Slot(str, str, str)
    def say(self, text: str, tag: str, source: str) -> None:
        """Say a text because the resident asked for it; an empty tag is the page's language."""
        self._set_reading(False)
        self._watch.forget_focus()
        self._voice.say(Utterance(text, tag or self._page.language, source), asked=True)

    @Slot(str)
    def announce(self, text: str) -> None:
        """Say that something has happened, with no move of focus (A19)."""
        self._announce(text)

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
        self._watch.forget_focus()
        self._page.show("", "", [])
        self._focus_may_interrupt = False
        self._preface = ()
        self._voice.clear()
        self._spoken_text = ""
        self._show_spoken("", 0, 0)

    # What the narrator sees for itself

    def attach(self, window: QQuickWindow) -> None:
        """Follow the focus of a window, and fall silent at every press in it."""
        self._watch.attach(window)

    def detach(self) -> None:
        """Let go of the window, before it goes."""
        self._watch.detach()

    def let_pass(self, is_quiet: Callable[[QKeyEvent], bool]) -> None:
        """Go on speaking at keys of which this is true."""
        self._watch.is_quiet = is_quiet

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
        item = self._watch.focus
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
        root = self._watch.root
        return self._page.whole(root, aloud=aloud) if root else self._page.entry()

    def _read(self, *, asked: bool) -> None:
        self._watch.forget_focus()
        said = self.whole_page(aloud=asked or self._voice.route == "headset")
        self._set_reading(True)
        self._voice.say(said, asked=asked)
        if not self._voice.is_speaking:
            self._set_reading(False)

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
