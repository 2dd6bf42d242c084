"""The languages as the wall of languages shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.language.languages import Language
from kiosk.language.message import msg
from ui.models.desk import Desk


@dataclass(frozen=True)
class LanguageRow:
    """One language of the wall: its own name and words, and whether a voice can say it."""

    key: str
    endonym: str
    greeting: str
    listen: str
    family: str
    mirrored: bool
    voiced: bool
    silent: bool  # there is no voice for it anywhere (A13)
    current: bool


def language_row(desk: Desk, language: Language, can_speak: Callable[[str], bool]) -> LanguageRow:
    """Return one language in its own words; `can_speak` is asked by its tag."""
    texts = desk.core.texts(language.tag)
    return LanguageRow(
        key=language.tag,
        endonym=language.endonym,
        greeting=texts.say(msg("Welcome")),
        listen=texts.say(msg("Listen")),
        family=language.fonts[0],
        mirrored=language.is_rtl,
        voiced=can_speak(language.tag),
        silent=language.voice is None,
        current=language.tag == desk.session.language,
    )
