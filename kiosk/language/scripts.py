"""The letters that languages are written in, by the names Unicode gives them (UCD).

Languages in Latin letters are not here: those letters tell nothing of the language.
"""

from __future__ import annotations

import unicodedata

SCRIPTS = {
    "ar": "ARABIC",
    "fa": "ARABIC",
    "ur": "ARABIC",
    "zh-Hans": "CJK",
    "ko": "HANGUL",
    "hi": "DEVANAGARI",
    "bn": "BENGALI",
    "ru": "CYRILLIC",
    "uk": "CYRILLIC",
    "am": "ETHIOPIC",
}
"""By language tag: how the Unicode name of each of its letters begins."""


def is_in(letter: str, script: str) -> bool:
    """Tell whether a letter belongs to a script of `SCRIPTS`."""
    return unicodedata.name(letter, "").startswith(script)
