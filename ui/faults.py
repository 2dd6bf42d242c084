"""Faults of the screen: told to the journal by kind and place, never with a resident's words."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLoggingCategory, qSetMessagePattern

ROOT = Path(__file__).resolve().parents[1]

MESSAGE_PATTERN = "qt %{type} %{category} %{file}:%{line}"
"""What of a Qt message is printed: all but the message, which may hold what was typed (P25)."""

TALK = (
    "qt.qml.propertyCache.append",
    "qt.multimedia.symbolsresolver",
    "qt.virtualkeyboard.pinyin",
)
"""Categories in which Qt talks about its own parts at every start."""

Write = Callable[[str], object]


def fault_line(kind: type[BaseException], where: TracebackType | None) -> str:
    """Return the kind of an exception and the lines it came through; not what it says (P25)."""
    frames = traceback.extract_tb(where)
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames[-6:]]
    return f"fault {kind.__name__} at {' > '.join(places) or 'unknown place'}"


def hush() -> None:
    """Leave out what Qt says of its own parts."""
    QLoggingCategory.setFilterRules("\n".join(f"{category}=false" for category in TALK))


def watch_faults(write: Write = lambda line: print(line, file=sys.stderr)) -> None:
    """Take over both ways in which a fault could print a value: Python's hook and Qt's messages.

    Qt's messages are cut down by a pattern and not by a handler in Python: QML is loaded in a
    thread of Qt's, and a handler that waits there for Python while Python waits for QML to be
    loaded would stop the kiosk for ever.
    """

    def on_exception(
        kind: type[BaseException], _error: BaseException, where: TracebackType | None
    ) -> None:
        write(fault_line(kind, where))

    sys.excepthook = on_exception
    qSetMessagePattern(MESSAGE_PATTERN)


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
