"""The screen lives through more calls into Qt than the interpreter has references to None."""

import subprocess
import sys

CALLS = """
import ui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(100_000):
    thing.setObjectName("x")
    thing.signalsBlocked()
print("alive")
"""


def test_a_hundred_thousand_calls_into_qt_do_not_free_none() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False
    )

    assert ran.stdout == "alive\n", ran.stderr
    assert ran.returncode == 0, ran.stderr
