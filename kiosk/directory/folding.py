"""What two writings of one word have in common: no case, no accents, one form of each letter (H17).

Nothing folded is ever shown; it only meets other folded text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kiosk.directory.alike import AMHARIC, HANGUL, NASALS, PARTICLES

_LETTERS = str.maketrans(
    {
        # Latin letters that Unicode does not take apart
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        # Arabic: one alef, one ya, one kaf, ta marbuta as ha; the lengthening stroke goes
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ے": "ي",
        "ں": "ن",
        "ـ": None,
        "ء": None,
        # Cyrillic
        "ґ": "г",
        # Indic: the dot under a letter is often left out, and the moon dot is written for the dot
        "\u093c": None,
        "\u09bc": None,
        "ँ": "ं",
        "ঁ": None,
    }
    | AMHARIC
    | HANGUL
)

_ELISION = frozenset("'’‘ʼ`´-‐‑")
"""Signs inside a word: it is found in its parts and as one (O'Brien, l'église, Saint-Jean)."""

_FIRST_MARK = 10
"""Combining class from which a mark may go: accents, Arabic and Hebrew points, Vietnamese tones.

Lower ones (virama, Japanese voicing) and vowel signs (class 0) tell words apart.
"""

_GAP = re.compile("(?<=[\u0600-\u06ff])\u200c")
"""Persian and Urdu part a word without a space, and some write a space: both are found."""


def fold(text: str) -> str:
    """Return the text in its folded form, words parted by single spaces."""
    return " ".join(_words(text))


def terms(text: str) -> tuple[str, ...]:
    """Return what an index keeps of a text: words, joined parts, and pairs of Han characters."""
    kept: dict[str, None] = {}
    for word in _words(text, joined=True):
        if _is_han(word[0]):
            kept.update(dict.fromkeys(_pairs(word)))
            kept[word[-1]] = None  # so that a search for one last character finds it
            continue
        kept[word] = None
        if len(bare := _bare(word)) < len(word):
            kept[bare] = None
    return tuple(kept)


def query_terms(text: str) -> tuple[str, ...]:
    """Return what to look up for what a resident wrote: as `terms`, each thing once."""
    kept: dict[str, None] = {}
    for word in _words(text):
        parts = _pairs(word) if _is_han(word[0]) else (_bare(word),)
        kept.update(dict.fromkeys(parts))
    return tuple(kept)


def _words(text: str, *, joined: bool = False) -> Iterator[str]:
    """Yield folded words; with `joined`, words with an inner sign once more in one piece."""
    for chunk in _letters(text).split():
        parts = [part for part in _split_elisions(chunk) if part]
        for part in parts:
            yield from _runs(part)
        if joined and len(parts) > 1:
            yield from _runs("".join(parts))


def _letters(text: str) -> str:
    """Fold each letter; what is neither letter, digit nor sign inside a word becomes a space."""
    # Casefold may bring marks of its own (İ), so marks go after it.
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = unicodedata.normalize("NFKD", _GAP.sub("-", plain))
    kept = []
    for sign in plain:
        if unicodedata.combining(sign) >= _FIRST_MARK:
            continue
        category = unicodedata.category(sign)
        if category == "Nd":
            kept.append(str(unicodedata.decimal(sign)))
        elif category[0] in "LM" or category[0] == "N" or sign in _ELISION:
            kept.append(sign)
        elif category != "Cf":
            kept.append(" ")
    return NASALS.sub(_dot, "".join(kept).translate(_LETTERS))


def _dot(nasal: re.Match[str]) -> str:
    return "ं" if nasal[0] < "ॿ" else "ং"


def _split_elisions(chunk: str) -> list[str]:
    return "".join(" " if sign in _ELISION else sign for sign in chunk).split()


def _runs(word: str) -> Iterator[str]:
    """Part a word where Han, digits and other letters meet: 磨坊街14号, 14b."""
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or _sort(word[end]) != _sort(word[end - 1]):
            yield word[start:end]
            start = end


def _sort(sign: str) -> str:
    if sign.isdigit():
        return "digit"
    return "han" if _is_han(sign) else "letter"


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign >= "\U00020000"


def _pairs(run: str) -> tuple[str, ...]:
    """Han is written without spaces: neighbours stand for words."""
    return (run,) if len(run) == 1 else tuple(run[i : i + 2] for i in range(len(run) - 1))


def _bare(word: str) -> str:
    """Drop what a language joins to a word: an Arabic article, a Korean particle."""
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 4:
            return word[: -len(particle)]
    return _without_article(word)


def _without_article(word: str) -> str:
    """Drop the Arabic article, which some write and some do not."""
    for article in ("وال", "بال", "لل", "ال"):
        if word.startswith(article) and len(word) - len(article) >= 3:
            return word[len(article) :]
    return word
