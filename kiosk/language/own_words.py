"""Dates and lists of languages for which CLDR has no words: it would write Haitian dates in French.

Months and days as the press in Haiti writes them; numbers are those of the region, from CLDR.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class OwnWords:
    """Names from January and from Monday on, and what joins the last two of a list."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    last: str
    either: str

    def date(self, day: dt.date) -> str:
        """Write a day with the name of its month (H08)."""
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def list_of(self, items: Sequence[str]) -> str:
        """Join items: "a, b ak c"."""
        return self._joined(items, self.last)

    def one_of(self, items: Sequence[str]) -> str:
        """Join items of which one is enough: "a, b oswa c"."""
        return self._joined(items, self.either)

    @staticmethod
    def _joined(items: Sequence[str], word: str) -> str:
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {word} {items[-1]}"


OWN_WORDS = {
    "ht": OwnWords(
        months=(
            "janvye", "fevriye", "mas", "avril", "me", "jen",
            "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
        ),
        days=("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch"),
        last="ak",
        either="oswa",
    )
}  # fmt: skip
