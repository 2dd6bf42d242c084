"""What the audit says: where it looked, and what was wrong there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels of the picture."""


PROBLEM = "-problem"
"""How states end that show a resident what is wrong."""


@dataclass(frozen=True)
class Where:
    """One view of one state; `view` counts the pages of content that is longer than its place.

    `size` is the panel as WIDTHxHEIGHT; `mode` is touch, speech or reach.
    """

    screen: str
    state: str
    language: str = "en"
    text_size: int = 100
    theme: str = "light"
    size: str = "1080x1920"
    mode: str = "touch"
    view: int = 1

    @property
    def name(self) -> str:
        """A file name for it."""
        parts = (self.screen, self.state, self.language, self.text_size, self.theme, self.size)
        return "-".join(str(part) for part in (*parts, self.mode, self.view)).replace("/", "_")


NOWHERE = Where(screen="program", state="")
"""For what is wrong in the program itself, on whichever screen."""


@dataclass(frozen=True)
class Fault:
    """What one check found wrong with one element; `box` is where it is in the picture."""

    element: str
    what: str
    measured: str = ""
    wanted: str = ""
    box: Box | None = None


@dataclass(frozen=True)
class Finding:
    """A fault with its place, the check that found it, and the requirements it breaks."""

    check: str
    requirements: tuple[str, ...]
    where: Where
    fault: Fault
    picture: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return it as findings.json has it."""
        where, fault = asdict(self.where), asdict(self.fault)
        box = fault.pop("box")
        return {
            "check": self.check,
            "requirements": list(self.requirements),
            **where,
            **fault,
            "box": list(box) if box else None,
            "picture": self.picture,
        }

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two findings the same fault seen in two places."""
        where = self.where
        return (self.check, where.screen, where.state, self.fault.element, self.fault.what)
