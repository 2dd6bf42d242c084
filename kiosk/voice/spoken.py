"""From what is written to what is said: marks for the eye go, short signs are written out."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STEERING = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Bidi marks and isolates (H07 puts them round every value), soft hyphen, zero-width spaces."""

_SHORT = {"ar": (re.compile(r"(?<=\d:\d\d\s)[صم](?!\w)"), {"ص": "صباحًا", "م": "مساءً"})}
"""What a voice would spell as a letter: morning and evening behind a time."""


@dataclass(frozen=True)
class Spoken:
    """The text an engine gets, and for each of its code points the place in the written text."""

    text: str
    places: tuple[int, ...]

    def written_span(self, start: int, length: int) -> tuple[int, int]:
        """Return start and length in the written text of a span in the spoken one."""
        if not self.places or length <= 0:
            return 0, 0
        first = min(max(start, 0), len(self.places) - 1)
        last = min(first + length, len(self.places)) - 1
        return self.places[first], self.places[last] - self.places[first] + 1


def spoken(written: str, language: str = "") -> Spoken:
    """Return the text to say; line ends become spaces, other control characters go."""
    kept = [(place, _plain(char)) for place, char in enumerate(written) if _is_said(char)]
    kept = _written_out(kept, language)
    return Spoken("".join(char for _, char in kept), tuple(place for place, _ in kept))


def _written_out(kept: list[tuple[int, str]], language: str) -> list[tuple[int, str]]:
    """Write out what is short; each letter of the whole word stands where the short one stands."""
    if language not in _SHORT:
        return kept
    short, whole = _SHORT[language]
    found = {match.start() for match in short.finditer("".join(char for _, char in kept))}
    return [
        (place, letter)
        for at, (place, char) in enumerate(kept)
        for letter in (whole[char] if at in found else char)
    ]


def _is_said(char: str) -> bool:
    return char not in _STEERING and (char >= " " or char in "\n\t")


def _plain(char: str) -> str:
    return " " if char in "\n\t" else char
