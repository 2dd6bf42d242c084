"""From what is written to what is said: characters that only steer the eye are left out."""

from __future__ import annotations

from dataclasses import dataclass

_STEERING = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
"""Bidi marks and isolates (H07 puts them round every value), soft hyphen, zero-width spaces."""


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


def spoken(written: str) -> Spoken:
    """Return the text to say; line ends become spaces, other control characters go."""
    kept = [(place, _plain(char)) for place, char in enumerate(written) if _is_said(char)]
    return Spoken("".join(char for _, char in kept), tuple(place for place, _ in kept))


def _is_said(char: str) -> bool:
    return char not in _STEERING and (char >= " " or char in "\n\t")


def _plain(char: str) -> str:
    return " " if char in "\n\t" else char
