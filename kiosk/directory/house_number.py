"""A street and a number, however a resident writes them, and where on the street that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kiosk.directory.distance import Point
from kiosk.directory.folding import fold, terms

NUMBER_WORDS = frozenset(
    fold(word) for word in ("no", "nr", "n", "num", "number", "numéro", "رقم", "号", "號", "số")
)
"""Words beside a number that only say that it is one, folded."""

NUMBER_FIRST = frozenset({"en", "fr"})
"""Official languages whose addresses begin with the number."""


@dataclass(frozen=True)
class HouseNumber:
    """A house number and the letter behind it, as in 14b."""

    number: int
    suffix: str = ""

    def __str__(self) -> str:
        return f"{self.number}{self.suffix}"


def part_number(written: str, known: frozenset[str]) -> tuple[str, HouseNumber | None]:
    """Part what was written into street words and a house number.

    `known` are folded words of street names: a number among them belongs to the name (5th Avenue).
    The last other number is the house number; without one, None.
    """
    words = fold(written).split()
    places = [
        i for i, word in enumerate(words) if word.isdigit() and len(word) <= 5 and word not in known
    ]
    if not places:
        return " ".join(words), None
    at = places[-1]
    number, words[at] = int(words[at]), ""
    suffix = ""
    if at + 1 < len(words) and re.fullmatch(r"[a-h]", words[at + 1]):
        suffix, words[at + 1] = words[at + 1], ""
    for beside in (at - 1, at + 1):
        if 0 <= beside < len(words) and words[beside] in NUMBER_WORDS:
            words[beside] = ""
    return " ".join(word for word in words if word), HouseNumber(number, suffix)


def words_with_digits(names: tuple[str, ...]) -> frozenset[str]:
    """Return the folded words of names with a number in them, for `part_number`."""
    numbered = [terms(name) for name in names if any(term.isdigit() for term in terms(name))]
    return frozenset(term for name in numbered for term in name)


def write_address(street: str, number: HouseNumber, official_language: str) -> str:
    """Return the address line as the city writes it."""
    if official_language in NUMBER_FIRST:
        return f"{number} {street}"
    return f"{street} {number}"


def along(first: Point, last: Point, part: float) -> Point:
    """Return the point that lies `part` (0 to 1) of the way from the first to the last."""
    return (
        round(first[0] + (last[0] - first[0]) * part, 6),
        round(first[1] + (last[1] - first[1]) * part, 6),
    )


Fit = Literal["within", "outside", "unknown"]


def fit(number: HouseNumber, first: int | None, last: int | None) -> Fit:
    """Tell whether a street has this number; unknown where its numbers are not known."""
    if first is None or last is None:
        return "unknown"
    return "within" if first <= number.number <= last else "outside"
