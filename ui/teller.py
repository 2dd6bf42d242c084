"""What the program tells a resident who listens: sentences in their language, items, warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickItem

from kiosk.language.message import Message
from kiosk.language.texts import Texts
from kiosk.voice.port import Utterance
from kiosk.voice.queue import Voice
from ui.page_speech import PageSpeech
from ui.speech_texts import joined
from ui.window_watch import WindowWatch

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("Only as a narrator")
class Teller(QObject):
    """Says what Python asks for; what the screen asks for is added by the narrator.

    Whatever is told ends the reading of a page; `_reading_changed` is called when that begins or
    ends.
    """

    def __init__(
        self,
        voice: Voice,
        texts_for: Callable[[str], Texts],
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._texts_for = texts_for
        self._page = PageSpeech(texts_for, language)
        self._watch = WindowWatch(self)
        self._enabled = False
        self._reading = False
        self._focus_may_interrupt = False
        self._preface: tuple[Utterance, ...] = ()
        self._reading_changed: Callable[[], None] = lambda: None

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
        self._watch.forget_focus()
        self._voice.say(self._utterances(messages, source))

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
        self._take_over()
        self._voice.say(Utterance(text, language, "echo", private))

    def interject(self, message: Message) -> None:
        """Say how loud or fast it is now, and go on with what was being said (model line 11)."""
        for utterance in self._utterances([message], "level"):
            self._voice.interject(utterance)

    def speak_item(self, item: QQuickItem, before: Iterable[Message] = (), *after: Message) -> None:
        """Say an item that the keys or a finger came to, in place of what its focus would say."""
        self._watch.forget_focus()
        self._set_reading(False)
        said = self._page.item(item, aloud=self._voice.route == "headset")
        texts = [*self._utterances(before, "place"), *said]
        self._voice.say([*texts, *self._utterances(after, "place")])

    def speak_items(self, items: Iterable[QQuickItem]) -> None:
        """Say several items, one after the other: a row that a switch may open."""
        self._watch.forget_focus()
        self._set_reading(False)
        aloud = self._voice.route == "headset"
        self._voice.say([said for item in items for said in self._page.item(item, aloud=aloud)])

    def _utterances(self, messages: Iterable[Message], source: str) -> list[Utterance]:
        language = self._page.language
        texts = self._texts_for(language)
        return [Utterance(texts.say_aloud(message), language, source) for message in messages]

    def announce_message(self, *messages: Message) -> None:
        """Say that something has happened, in the language of the page (A19)."""
        texts = self._texts_for(self._page.language)
        said = [texts.say_aloud(message) for message in messages]
        self._announce(joined(said, self._page.language) if len(said) > 1 else "".join(said))

    def alert(self, *messages: Message) -> None:
        """Say what must reach the ear as well as the eye, even where pages are not spoken (F01)."""
        self._take_over()
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
        self._take_over()
        self._voice.say(said)

    def _announce(self, text: str) -> None:
        if self._enabled:
            self._take_over()
            self._voice.say(Utterance(text, self._page.language, "announcement"))

    def _take_over(self) -> None:
        """Say something that the focus does not cut off: only where it was moved since, it may."""
        self._set_reading(False)
        self._focus_may_interrupt = False

    def _set_reading(self, reading: bool) -> None:
        if reading != self._reading:
            self._reading = reading
            self._reading_changed()
