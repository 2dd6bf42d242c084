"""Languages that nobody speaks: they show what is not translated, mirrored, or has no room (H15).

`qps-ploc` is English with accents, in brackets and two fifths longer; `qps-plocm` is the same in
Arabic letters, from right to left by its letters alone. They are made in memory from the sources
and exist only after `allow`, which the audit and the tour call; no pack can offer them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from gettext import NullTranslations

from kiosk.language.languages import LANGUAGES, Language

PSEUDO: dict[str, Language] = {
    language.tag: language
    for language in (
        Language(
            "qps-ploc", "Ĕñĝļĭšĥ", "Accented", "ltr", "en_US", "en_US", "en-us", ("Noto Sans",)
        ),
        Language(
            "qps-plocm",
            "ىنغلىشه",
            "Mirrored",
            "rtl",
            "ar_AE",
            "ar_AR",
            "ar",
            ("Noto Sans Arabic", "Noto Sans"),
            1.6,
        ),
    )
}

LONGER = 0.4
"""How much longer a text becomes, of its length."""

_KEPT = re.compile(r"(\{\w+\}|%\d|%n|\s+)")
_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćđéƒğĥíĵķļḿñöþqŕšţúṽŵẋýžÁƁĆĐÉƑĞĤÍĴĶĻḾÑÖÞQŔŠŢÚṼŴẊÝŽ"
_ARABIC = "ابصدىفغهيجكلمنوپقرستعڤخشظز" * 2
_LETTERS = {
    "qps-ploc": str.maketrans(_PLAIN, _ACCENTED),
    "qps-plocm": str.maketrans(_PLAIN, _ARABIC),
}
_FILLING = "one two three four five six seven eight nine ten "


class PseudoTranslations(NullTranslations):
    """A catalog that has every text; `sources` are those that can be listed, for Qt's labels."""

    def __init__(self, tag: str, sources: Iterable[str] = ()) -> None:
        super().__init__()
        self._tag = tag
        self._catalog = {source: pseudo(source, tag) for source in sources}

    def gettext(self, message: str) -> str:
        """Return the text in the pseudo language."""
        return pseudo(message, self._tag)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the text for a count."""
        return pseudo(msgid1 if n == 1 else msgid2, self._tag)


def pseudo(text: str, tag: str) -> str:
    """Return a text in a pseudo language; places for values and digits stay as they are."""
    letters = _LETTERS[tag]
    parts = (
        part if _KEPT.fullmatch(part) else part.translate(letters) for part in _KEPT.split(text)
    )
    more = max(1, math.ceil(len(text) * LONGER) - 2)  # brackets and a space are longer already
    filling = (_FILLING * (more // len(_FILLING) + 1))[:more].strip().translate(letters)
    return f"[{''.join(parts)} {filling}]"


def allow() -> None:
    """Let this process know the pseudo languages, beside those of residents."""
    LANGUAGES.update(PSEUDO)
