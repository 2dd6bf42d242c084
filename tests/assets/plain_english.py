"""How hard English is to read (Flesch-Kincaid grade), counted roughly but always alike (G07)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"[.?!:]+(?=\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*|\d+")


def grade_of(texts: Sequence[str]) -> float:
    """Return the school grade that the texts together ask for."""
    sentences = sum(len(_sentences(text)) for text in texts)
    words = [word for text in texts for word in _WORD.findall(text)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def longest_sentence(text: str) -> int:
    """Return the number of words in the longest sentence."""
    return max((len(_WORD.findall(sentence)) for sentence in _sentences(text)), default=0)


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def _syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    ed = re.search(r"[^td]ed$", word.lower()) is not None and len(groups) > 1
    return max(1, len(groups) - silent - ed)
