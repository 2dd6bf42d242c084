"""What the journal is told of a fault: its kind and place, never a resident's words (P25)."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QtMsgType

from ui.faults import fault_line, message_line

CANARY = "Zebrafinch"


def _fall() -> None:
    raise ValueError(f"{CANARY} cannot be read")


def test_an_exception_is_told_by_kind_and_place() -> None:
    with pytest.raises(ValueError, match=CANARY):
        _fall()
    try:
        _fall()
    except ValueError:
        kind, _error, where = sys.exc_info()

    line = fault_line(kind, where)

    assert line.startswith("fault ValueError at tests/ui/test_screen_faults.py:")
    assert CANARY not in line


def test_a_qt_message_is_told_without_its_words() -> None:
    text = f"file:///srv/ui/Stoa/screens/TextPage.qml:12:5: Unable to assign {CANARY} to int"
    line = message_line(QtMsgType.QtWarningMsg, "qml", text)

    assert line == "qt warning qml at TextPage.qml:12"


def test_mere_talk_is_not_told() -> None:
    assert message_line(QtMsgType.QtDebugMsg, "qml", CANARY) is None
