"""Warnings aloud: each text by the voice of its language; the grave ones begin with a tone."""

from __future__ import annotations

from collections.abc import Iterable

from kiosk.bootstrap import Core
from kiosk.language.languages import LANGUAGES
from kiosk.voice.levels import gain
from kiosk.voice.port import Utterance
from ui.narrator import Narrator

SOURCE = "alert"


class Warner:
    """Says warnings, as loud as the voice is set."""

    def __init__(self, core: Core, narrator: Narrator) -> None:
        self._core = core
        self._narrator = narrator

    def warn(self, said: Iterable[tuple[str, str]], *, after: bool) -> None:
        """Say texts with their tags; `after` what is being said, or in place of it with a tone.

        A text in a language without a voice is left to the eyes.
        """
        voice = self._core.voice
        spoken = [
            Utterance(text, tag, SOURCE)
            for text, tag in said
            if text and tag in LANGUAGES and voice.can_speak(tag)
        ]
        if not spoken:
            return
        if not after:
            self._core.tones.play("attention", gain(voice.volume))
        self._narrator.warn(spoken, after=after)
