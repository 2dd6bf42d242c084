"""One way of showing everything: who reads it, how large, in which colours, on which panel."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Combination:
    """A language tag, a text size in percent, a theme, a panel as WIDTHxHEIGHT, and a mode.

    `mode` is touch, speech or reach.
    """

    language: str
    text_size: int
    theme: str
    size: str
    mode: str = "touch"

    @property
    def name(self) -> str:
        """What to call it."""
        return f"{self.language} {self.text_size} % {self.theme} {self.size} {self.mode}"
