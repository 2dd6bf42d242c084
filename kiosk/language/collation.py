"""Sort keys by language: as readers expect lists, without a collation library (H17)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_HAMZA_FORMS = str.maketrans("أإآٱىئؤة", "اااايءءه")
_LAST = "\uffff"


def sort_key(text: str, tag: str) -> tuple[object, ...]:
    """Return a key that sorts texts of one language; ties fall back to the text itself."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return (_TAILORED.get(tag, _unaccented)(folded), folded)


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _spanish(text: str) -> str:
    return _unaccented(text.replace("ñ", f"n{_LAST}"))


def _vietnamese(text: str) -> tuple[str, ...]:
    """Keep ă â đ ê ô ơ ư as letters of their own; tones only break ties."""
    return tuple(_vietnamese_letter(letter) for letter in text)


def _vietnamese_letter(letter: str) -> str:
    if letter == "đ":
        return f"d{_LAST}"
    marks = unicodedata.normalize("NFD", letter)
    shape = [mark for mark in marks[1:] if mark in "\u0306\u0302\u031b"]
    order = {"\u0306": "\ufffd", "\u0302": "\ufffe", "\u031b": _LAST}
    return marks[0] + "".join(order[mark] for mark in shape)


def _arabic(text: str) -> str:
    return _unaccented(text.replace("\u0640", "").translate(_HAMZA_FORMS))


def _chinese(text: str) -> bytes:
    """Order by GB 18030, whose common characters stand in the order of pinyin."""
    return text.encode("gb18030", errors="replace")


class _Alphabet:
    """Order by the letters as children learn them; code points stand in another order.

    `alike` maps letters to those they are sorted as; signs of no alphabet come first.
    """

    def __init__(self, letters: str, alike: dict[str, str] | None = None) -> None:
        self._places = {letter: place for place, letter in enumerate(letters)}
        self._alike = str.maketrans(alike or {})

    def __call__(self, text: str) -> tuple[tuple[int, str], ...]:
        plain = (
            letter if letter in self._places else _unaccented(letter)
            for letter in text.translate(self._alike)
        )
        return tuple((self._places.get(letter, -1), letter) for letter in plain if letter)


_PERSIAN = _Alphabet(
    "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    {"أ": "ا", "إ": "ا", "ك": "ک", "ي": "ی", "ئ": "ی", "ؤ": "و", "ة": "ه", "ۀ": "ه", "\u200c": ""},
)
_URDU = _Alphabet(
    "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے",
    {"أ": "ا", "ك": "ک", "ي": "ی", "ئ": "ی", "ؤ": "و", "ه": "ہ", "ة": "ہ", "ۂ": "ہ", "\u200c": ""},
)
_RUSSIAN = _Alphabet("абвгдежзийклмнопрстуфхцчшщъыьэюя", {"ё": "е"})
_UKRAINIAN = _Alphabet("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")


_TAILORED: dict[str, Callable[[str], object]] = {
    "es": _spanish,
    "vi": _vietnamese,
    "ar": _arabic,
    "fa": _PERSIAN,
    "ur": _URDU,
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
    "zh-Hans": _chinese,
}
