"""The speech script: what was said, in which language, for which element, on which route.

Only a tool (the tour, a test, the bench) asks for one. Without it nothing said is kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.clock import Clock
from kiosk.voice.port import Route, Utterance


@dataclass(frozen=True)
class Line:
    """One thing said; `n` counts from 1, `at` is in seconds since the script began."""

    n: int
    text: str
    language: str
    source: str
    private: bool
    route: Route
    at: float


class Script:
    """Collects lines as they begin to be spoken."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began = clock.monotonic()
        self.lines: list[Line] = []

    def add(self, utterance: Utterance, text: str, route: Route) -> None:
        """Note what is being said now."""
        at = round(self._clock.monotonic() - self._began, 3)
        self.lines.append(
            Line(
                len(self.lines) + 1,
                text,
                utterance.language,
                utterance.source,
                utterance.private,
                route,
                at,
            )
        )

    def write(self, path: Path) -> None:
        """Write one JSON object a line; for invented residents only, a tool's own choice."""
        lines = [json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in self.lines]
        path.write_text("".join(lines), encoding="utf-8")
