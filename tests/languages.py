"""Which languages a test runs in: all of them in the soak, a covering sample in `make test`.

The sample has one language of each way of writing, and of the others one that differs from test to
test but not from day to day.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
import yaml

from kiosk.language.languages import LANGUAGES

_CITY = Path(__file__).parents[1] / "assets" / "demo-city" / "city.yaml"

KNOWN: tuple[str, ...] = tuple(LANGUAGES)
"""Every language that Stoa could show."""

OFFERED: tuple[str, ...] = tuple(yaml.safe_load(_CITY.read_text(encoding="utf-8"))["languages"])
"""Every language that the demo city offers: screens and content are whole in it."""

TRANSLATED: tuple[str, ...] = tuple(tag for tag in OFFERED if tag != "en")

SCRIPTS = ("en", "ar", "zh-Hans", "hi", "am")
"""Latin, from right to left, without spaces, with marks around letters, by syllables."""


def sampled(test: str, tags: Iterable[str] = OFFERED) -> list[Any]:
    """Return parameters for `tags`; all but the sample are marked for the soak.

    `test` is any name that is the test's own; it chooses the one language of no script above.
    """
    every = tuple(tags)
    others = [tag for tag in every if tag not in SCRIPTS]
    chosen = others[crc32(test.encode()) % len(others)] if others else None
    return [
        tag if tag in SCRIPTS or tag == chosen else pytest.param(tag, marks=pytest.mark.soak)
        for tag in every
    ]
