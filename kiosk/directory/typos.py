"""Whether a word was meant: small slips of the finger between what is written and what is known."""

from __future__ import annotations


def allowed_slips(word: str) -> int:
    """Return how many slips a word of this length may hold and still be meant."""
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 8 else 2


def slips_to_prefix(written: str, known: str, allowed: int) -> int | None:
    """Return the fewest slips that turn `written` into a beginning of `known`, up to `allowed`.

    A slip is one letter missing, one too many, one wrong, or two neighbours swapped. None when
    more are needed. The rest of `known` costs nothing: a resident may still be writing.
    """
    known = known[: len(written) + allowed]
    before: list[int] = []
    last = list(range(len(known) + 1))
    for row, letter in enumerate(written, 1):
        current = [row]
        for column, other in enumerate(known, 1):
            cost = min(
                last[column] + 1,
                current[column - 1] + 1,
                last[column - 1] + (letter != other),
            )
            if row > 1 and column > 1 and (letter, written[row - 2]) == (known[column - 2], other):
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > allowed:
            return None
        before, last = last, current
    fewest = min(last)
    return fewest if fewest <= allowed else None


def letters_of(word: str) -> int:
    """Return the letters of a word as bits; two letters may share one, which only lets more in."""
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) & 63)
    return letters
