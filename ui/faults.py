"""Faults of the screen: told to the journal by kind and place, never with a resident's words."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

ROOT = Path(__file__).resolve().parents[1]
_LEVELS = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
_PLACE = re.compile(r"(?:qrc:|file://)?/?[\w./-]*?(\w+\.(?:qml|js)):(\d+)")

Write = Callable[[str], object]


def fault_line(kind: type[BaseException], where: TracebackType | None) -> str:
    """Return the kind of an exception and the lines it came through; not what it says (P25)."""
    frames = traceback.extract_tb(where)
    places = [f"{_short(frame.filename)}:{frame.lineno}" for frame in frames[-6:]]
    return f"fault {kind.__name__} at {' > '.join(places) or 'unknown place'}"


def message_line(level: QtMsgType, category: str, text: str) -> str | None:
    """Return what of a Qt message may be told: level, category and place; None for mere talk."""
    name = _LEVELS.get(level)
    if name is None:
        return None
    place = _PLACE.search(text)
    at = f" at {place[1]}:{place[2]}" if place else ""
    return f"qt {name} {category or 'default'}{at}"


def watch_faults(write: Write = lambda line: print(line, file=sys.stderr)) -> None:
    """Take over both ways in which a fault could print a value: Python's hook and Qt's messages."""

    def on_exception(
        kind: type[BaseException], _error: BaseException, where: TracebackType | None
    ) -> None:
        write(fault_line(kind, where))

    def on_message(level: QtMsgType, context: QMessageLogContext, text: str) -> None:
        line = message_line(level, str(context.category or ""), text)
        if line is not None:
            write(line)

    sys.excepthook = on_exception
    qInstallMessageHandler(on_message)


def _short(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name
