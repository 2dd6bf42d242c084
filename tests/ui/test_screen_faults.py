"""What the journal is told of a fault: its kind and place, never a resident's words (P25)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ui.faults import ROOT, fault_line

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
    """In its own process: the pattern is the whole program's."""
    program = (
        "from PySide6.QtCore import qWarning; from ui.faults import watch_faults;"
        f"watch_faults(); qWarning('{CANARY} to int'); raise ValueError('{CANARY}')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert "qt warning default" in ran.stderr
    assert "fault ValueError" in ran.stderr
    assert CANARY not in ran.stderr + ran.stdout
