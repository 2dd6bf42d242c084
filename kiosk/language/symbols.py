"""The symbols of everything a resident copies from paper by hand."""

from __future__ import annotations

import unicodedata

ALPHABET = "23456789CFGHJKMPRTVWXY"
"""No 0 O Q D, no 1 I L, no 5/S, 2/Z, 8/B, U/V twins, and too few vowels to spell a word."""

_LOOKS_LIKE = str.maketrans(
    {
        "S": "5",
        "Z": "2",
        "B": "8",
        "U": "V",
        # Letters of other scripts that share a shape with ours, on a keyboard left in that script.
        **dict(zip("КХРСМНТВУΚΧΡΜΗΤΒΥ", "KXPCMHT8YKXPMHT8Y", strict=True)),
    }
)
_BETWEEN = frozenset(" -‐‑‒–—―_.·/\\\t\n\r\u00a0")


def read_symbols(text: str) -> str | None:
    """Return the symbols that a text means; None where it has others, or is too long to be any.

    Case, spaces, dashes and invisible direction marks do not matter; digits of any script and
    letters that look alike are read as meant.
    """
    if len(text) > 64:
        return None
    symbols = []
    for character in unicodedata.normalize("NFKC", text):
        if character in _BETWEEN or unicodedata.category(character) == "Cf":
            continue
        digit = unicodedata.digit(character, None)
        symbols.append(str(digit) if digit is not None else character.upper())
    code = "".join(symbols).translate(_LOOKS_LIKE)
    return code if all(symbol in ALPHABET for symbol in code) else None
