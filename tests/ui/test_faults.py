"""What a fault tells: its kind and its place, never a resident's words (P25)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CANARY = "Nour Haddad 555-0199"

RAISE = f"""
import ui
from PySide6.QtCore import QCoreApplication, QTimer, qCritical, qWarning
from ui.faults import watch_faults

application = QCoreApplication([])
watch_faults()


def fail() -> None:
    qWarning({CANARY!r})
    qCritical({CANARY!r})
    QTimer.singleShot(0, application.quit)
    raise ValueError({CANARY!r})


QTimer.singleShot(0, fail)
application.exec()
"""


def run(program: str) -> str:
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    return ended.stdout + ended.stderr


def test_a_fault_tells_its_kind_and_not_the_words_in_it() -> None:
    """Neither an exception in a slot nor a message of Qt prints what was typed."""
    told = run(RAISE)

    assert "fault ValueError at" in told
    assert "qt warning" in told
    assert CANARY not in told


def test_without_the_watch_the_words_would_be_printed() -> None:
    """The test can fail: Qt and Python print them when nobody watches."""
    assert CANARY in run(RAISE.replace("watch_faults()", "pass"))
