"""A small search index in memory: what each document is called, and which one a resident means."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiosk.directory.folding import fold, query_terms, terms
from kiosk.directory.typos import allowed_slips, letters_of, slips_to_prefix

EXACT, PREFIX, SLIP = 1.0, 0.8, 0.5
JOINED = 0.6
"""How sure a term is: the word itself, its beginning, a slip of the finger; two words as one."""


SHORT_FORMS = {
    "st": ("street", "saint", "sainte"),
    "str": ("street", "strasse"),
    "rd": ("road",),
    "av": ("avenue", "avenida"),
    "ave": ("avenue",),
    "avda": ("avenida",),
    "bd": ("boulevard",),
    "blvd": ("boulevard", "bulevar"),
    "sq": ("square",),
    "ln": ("lane",),
    "dr": ("drive",),
    "pl": ("place", "plaza"),
    "c": ("calle",),
    "d": ("duong",),
    "q": ("quan",),
    "p": ("phuong",),
}
"""How residents shorten the words of street names, folded."""


@dataclass(frozen=True)
class Hit:
    """One document found, by its place in the order of adding; a higher score is surer."""

    document: int
    score: float


class SearchIndex:
    """Documents with weighted texts, found by words, beginnings of words and small typos.

    Rare words count more than common ones ("Mill" more than "Street"). A document is found when at
    least half of what was written, counted so, is found in it; the more of it, and in the weightier
    texts, the higher it stands. Equal ones stay in the order of adding.
    """

    def __init__(self, documents: Iterable[Sequence[tuple[str, float]]]) -> None:
        postings: dict[str, dict[int, float]] = defaultdict(dict)
        self._titles: list[frozenset[str]] = []
        for number, texts in enumerate(documents):
            self._titles.append(frozenset(fold(text) for text, _ in texts))
            for text, weight in texts:
                for term, share in _shares(text):
                    found = postings[term]
                    found[number] = max(weight * share, found.get(number, 0.0))
        self._postings = dict(postings)
        self._terms = sorted(self._postings)
        self._letters = [letters_of(term) for term in self._terms]

    def __contains__(self, term: str) -> bool:
        return term in self._postings

    def search(self, written: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the best documents for what was written, surest first."""
        wanted = query_terms(written)
        found = [self._lookup(term, number == len(wanted)) for number, term in enumerate(wanted, 1)]
        rarities = [self._rarity(len(documents)) for documents in found]
        scores: dict[int, float] = defaultdict(float)
        covered: dict[int, float] = defaultdict(float)
        for documents, rarity in zip(found, rarities, strict=True):
            for document, score in documents.items():
                scores[document] += score * rarity
                covered[document] += rarity
        whole = fold(written)
        hits = [
            Hit(document, score * share * share + (100.0 if whole in self._titles[document] else 0))
            for document, score in scores.items()
            if (share := covered[document] / sum(rarities)) >= 0.5
        ]
        hits.sort(key=lambda hit: (-round(hit.score, 6), hit.document))
        return tuple(hits[:limit])

    def _rarity(self, documents: int) -> float:
        return 1.0 + math.log((1 + len(self._titles)) / (1 + documents))

    def _lookup(self, term: str, is_last: bool) -> dict[int, float]:
        """Return documents for one term; slips are looked for only when nothing else is found.

        A short beginning is looked up only in the last word, which may still be being written.
        """
        found: dict[int, float] = {}
        for form in (term, *SHORT_FORMS.get(term, ())):
            self._note(found, form, EXACT)
        if is_last or len(term) > 2:
            for known in self._beginning_with(term):
                self._note(found, known, PREFIX + 0.1 * len(term) / len(known))
        if not found and (allowed := allowed_slips(term)):
            for known in self._near(term, allowed):
                slips = slips_to_prefix(term, known, allowed)
                if slips is not None:
                    self._note(found, known, SLIP / slips * len(term) / max(len(term), len(known)))
        return found

    def _note(self, found: dict[int, float], term: str, sureness: float) -> None:
        for document, weight in self._postings.get(term, {}).items():
            found[document] = max(found.get(document, 0.0), weight * sureness)

    def _near(self, term: str, allowed: int) -> list[str]:
        """Leave out what lacks more of the letters than slips could explain: most of a city."""
        wanted, shortest = letters_of(term), len(term) - allowed
        begins = frozenset(term[: allowed + 1])  # one of these is right, and near its place
        return [
            known
            for known, letters in zip(self._terms, self._letters, strict=True)
            if (wanted & ~letters).bit_count() <= allowed
            and len(known) >= shortest
            and not begins.isdisjoint(known[: 2 * allowed + 1])
        ]

    def _beginning_with(self, term: str) -> list[str]:
        if term.isdigit():
            return []
        start = bisect_left(self._terms, term)
        end = bisect_left(self._terms, term + "\U0010ffff", start)
        return [known for known in self._terms[start:end] if known != term]


def _shares(text: str) -> Iterator[tuple[str, float]]:
    """Yield the terms of a text, and neighbours in one piece for who forgets the space."""
    words = fold(text).split()
    for one, other in pairwise(words):
        yield one + other, JOINED
    for term in terms(text):
        yield term, 1.0
