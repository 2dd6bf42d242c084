"""Where every command begins; what needs a screen goes to the screen's program at once.

Nothing else is imported here: a panel that is switched on waits for this module first.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NoReturn

SCREEN_COMMANDS = frozenset({"run", "tour", "audit"})


def main() -> None:
    """Run the command line."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in SCREEN_COMMANDS:
        hand_over(arguments)
    from kiosk.cli import app  # noqa: PLC0415 (see the module)

    app()


def hand_over(arguments: Iterable[str]) -> NoReturn:
    """Become the screen's program: the core never imports it.

    Its memory is kept in few arenas: Qt's threads would each keep one for themselves, and what they
    free would stay with them.
    """
    os.environ.setdefault("MALLOC_ARENA_MAX", "2")
    os.execv(sys.executable, [sys.executable, "-m", "ui", *arguments])  # noqa: S606
