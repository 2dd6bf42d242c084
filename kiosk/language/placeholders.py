"""Places for values in a text; a translation has to keep them (H16)."""

from __future__ import annotations

import re
from collections import Counter

_PLACES = re.compile(r"\{\w*\}|%n|%L?\d")


def placeholders(text: str) -> Counter[str]:
    """Count the places for values in a text."""
    return Counter(_PLACES.findall(text))
