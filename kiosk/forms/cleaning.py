"""Text as a resident typed it, made safe to keep and show; never made different to read (H17)."""

from __future__ import annotations

import re
import unicodedata

from kiosk.language.bidi import CONTROLS

_JOINERS = frozenset("\u200c\u200d")
"""Persian, Urdu and Indic scripts need these; all other invisible characters go."""

_SPACES = re.compile(r"[^\S\n]+")
_MANY_BREAKS = re.compile(r"\n{3,}")


def clean_lines(raw: str) -> str:
    """Return NFC text with its line breaks, without controls, overrides and outer space."""
    unified = raw.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = "".join(_kept(letter) for letter in unified.replace("\u2029", "\n"))
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", kept))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", lines).strip()


def clean_line(raw: str) -> str:
    """Return NFC text on one line, without controls, overrides and outer space."""
    return " ".join(clean_lines(raw).split())


def ascii_digits(text: str) -> str:
    """Turn the decimal digits of any script into 0-9 and leave the rest."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )


def _kept(letter: str) -> str:
    if letter == "\n" or letter in _JOINERS:
        return letter
    if letter in "\t\v\f":
        return " "
    if letter in CONTROLS or unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return ""
    return letter
