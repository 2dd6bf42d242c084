"""The first thing that is heard: each language, offered in its own voice (model line 3, H03)."""

from __future__ import annotations

from kiosk.bootstrap import Core
from kiosk.language.languages import LANGUAGES
from kiosk.language.message import msg
from kiosk.session.language_prompt import LanguagePrompt
from kiosk.voice.port import Utterance

_SOURCE = "prompt/"


class LanguageOffer:
    """Offers the languages that can be heard, one after the other, until one is taken."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._prompt: LanguagePrompt | None = None

    def begin(self) -> None:
        """Offer every language that has a voice; the city's own where none has."""
        core = self._core
        voiced = [tag for tag in core.pack.languages if core.voice.can_speak(tag)]
        self._prompt = LanguagePrompt(voiced or [core.pack.city.official_language])
        self._say()

    def move(self, by: int) -> None:
        """Offer the next language, or the one before; with 0 the same again."""
        if self._prompt is not None:
            self._prompt.move(by)
            self._say()

    def heard(self, source: str) -> None:
        """Note which offer is heard now, by the source of what is said."""
        if self._prompt is not None and source.startswith(_SOURCE):
            self._prompt.heard(source.removeprefix(_SOURCE))

    def take(self) -> str | None:
        """End with the language that was heard last; None where nothing was offered."""
        tag = self._prompt.current if self._prompt is not None else None
        self.end()
        return tag

    def end(self) -> None:
        """Offer nothing any more."""
        self._prompt = None

    def _say(self) -> None:
        said = []
        for tag in self._prompt.to_say() if self._prompt is not None else ():
            offer = msg("For {language}, press the round key.", language=LANGUAGES[tag].endonym)
            text = self._core.texts(tag).say_aloud(offer)
            said.append(Utterance(text, tag, _SOURCE + tag))
        self._core.voice.say(said)
