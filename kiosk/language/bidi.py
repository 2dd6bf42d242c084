"""Directional isolation: a value in a sentence never disturbs the words around it (UAX #9, H07)."""

from __future__ import annotations

ISOLATE = "\u2068"
POP = "\u2069"

CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: ours to set, never part of a value."""


def isolate(value: str) -> str:
    """Wrap a value so that its own first strong letter decides its direction."""
    return f"{ISOLATE}{value}{POP}"


def without_controls(text: str) -> str:
    """Remove directional controls, for speech, comparison and stored values."""
    return "".join(letter for letter in text if letter not in CONTROLS)
