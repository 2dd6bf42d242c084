"""The colours of a line, kept only where its name can be read on them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

LEAST = 7.0
"""Contrast of text to its ground (WCAG 2.2, 1.4.6)."""


@dataclass(frozen=True)
class LineColours:
    """Ground and text as `#rrggbb`."""

    ground: str
    text: str


@lru_cache(maxsize=256)
def line_colours(ground: str | None, text: str | None) -> LineColours | None:
    """Return the feed's colours; another text colour where its own is too weak, None without one.

    Feeds often give both colours wrong, so black or white takes the place of what cannot be read.
    """
    if ground is None:
        return None
    choices = [text] if text and contrast(ground, text) >= LEAST else ["000000", "ffffff"]
    return LineColours(f"#{ground}", "#" + max(choices, key=lambda one: contrast(ground, one)))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours `rrggbb`, from 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
