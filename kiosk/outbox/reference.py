"""The short code a resident keeps, `KX4-7PM`, and its check word."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence

from kiosk.language.symbols import ALPHABET, read_symbols

LENGTH = 6
TRIES = 100


def new_reference(
    prefix: str,
    taken: Callable[[str], bool],
    choose: Callable[[str], str] = secrets.choice,
) -> str:
    """Return a fresh reference that starts with the kiosk's `prefix` (one or two symbols).

    `taken` says whether a reference is in use on this kiosk. Raises `ValueError` for a prefix
    outside the alphabet, `RuntimeError` when no free one was found.
    """
    if not 1 <= len(prefix) <= 2 or any(symbol not in ALPHABET for symbol in prefix):
        raise ValueError(f"a reference prefix is one or two of {ALPHABET}")
    for _ in range(TRIES):
        symbols = prefix + "".join(choose(ALPHABET) for _ in range(LENGTH - len(prefix)))
        reference = f"{symbols[:3]}-{symbols[3:]}"
        if not taken(reference):
            return reference
    raise RuntimeError("no free reference")


def parse_reference(text: str) -> str | None:
    """Return the reference that `text` means, None where it is none (P23).

    Case, spaces, dashes and invisible direction marks do not matter; digits of any script and
    letters that look alike are read as meant.
    """
    code = read_symbols(text)
    if code is None or len(code) != LENGTH:
        return None
    return f"{code[:3]}-{code[3:]}"


def check_word(reference: str, words: Sequence[str]) -> str:
    """Return the word that goes with `reference`: same place in every language's list.

    Raises `ValueError` for a text that is no reference or a list that is empty.
    """
    parsed = parse_reference(reference)
    if parsed is None or not words:
        raise ValueError("a check word needs a reference and a list of words")
    digest = hashlib.sha256(parsed.encode("ascii")).digest()
    return words[int.from_bytes(digest[:4], "big") % len(words)]
