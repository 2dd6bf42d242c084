"""What a resident has set, as a code for a slip of paper: preferences and language, no identity.

Two people with the same settings have the same code; it says nothing else about either.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from kiosk.language.symbols import ALPHABET, read_symbols
from kiosk.session.preferences import CHOICES, DEFAULTS, Preferences

VERSION = 0
"""Goes up with every change to CHOICES: a code of another version is not read at all."""

TAGS = (
    *("en", "es", "fr", "ar", "zh-Hans", "vi", "pt", "ht", "fa", "ur", "ko", "hi", "bn", "ru"),
    *("uk", "am", "so"),
)
"""Languages by their place in a code; new ones go to the end."""

LENGTH = 9
SIGN = "SET:"
"""What the QR code begins with, so that nobody takes it for a reference."""

_BASE = len(ALPHABET)
_LANGUAGES = 100
_CHOICES = prod(len(values) for values in CHOICES.values())


@dataclass(frozen=True)
class Settings:
    """What a code stands for; `language` is a tag, None where the paper names none."""

    preferences: Preferences = DEFAULTS
    language: str | None = None


def write_code(settings: Settings) -> str:
    """Return the code, like `KX4-7PM-2C9`: eight symbols and one that checks them."""
    language = TAGS.index(settings.language) + 1 if settings.language in TAGS else 0
    number = VERSION * _LANGUAGES + language
    for name, values in CHOICES.items():
        number = number * len(values) + values.index(getattr(settings.preferences, name))
    symbols = ""
    for _ in range(LENGTH - 1):
        number, place = divmod(number, _BASE)
        symbols = ALPHABET[place] + symbols
    code = symbols + _check(symbols)
    return "-".join(code[n : n + 3] for n in range(0, LENGTH, 3))


def read_code(text: str) -> Settings | None:
    """Return what a code stands for, typed by hand or read from the paper; None where it is none.

    Case, spaces and dashes do not matter. One wrong symbol is always noticed.
    """
    code = read_symbols(text.strip().upper().removeprefix(SIGN))
    if code is None or len(code) != LENGTH or _check(code[:-1]) != code[-1]:
        return None
    number = 0
    for symbol in code[:-1]:
        number = number * _BASE + ALPHABET.index(symbol)
    head, number = divmod(number, _CHOICES)
    version, language = divmod(head, _LANGUAGES)
    if version != VERSION or language > len(TAGS):
        return None
    values = {}
    for name in reversed(CHOICES):
        number, place = divmod(number, len(CHOICES[name]))
        values[name] = CHOICES[name][place]
    return Settings(Preferences(**values), TAGS[language - 1] if language else None)  # type: ignore[arg-type]


def _check(symbols: str) -> str:
    """Return the check symbol by Luhn's way for any even number of symbols (ISO/IEC 7812 B)."""
    total = 0
    for n, symbol in enumerate(reversed(symbols)):
        place = ALPHABET.index(symbol) * (2 if n % 2 == 0 else 1)
        total += place // _BASE + place % _BASE
    return ALPHABET[-total % _BASE]
