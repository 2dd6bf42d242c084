"""Work that waits for a machine, done beside the screen so that the screen never waits."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.mailbox import Mailbox


def at_once(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    """Do the work here and now: for what is as quick as the screen itself."""
    done(work())


class Worker:
    """Does one thing at a time in its own thread and brings the result to the screen's."""

    def __init__(self, parent: QObject) -> None:
        self._mailbox = Mailbox(parent)
        self._turn = threading.Lock()

    def __call__(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Have the work done; `done` gets its result in Qt's loop, while the screen is there."""
        threading.Thread(target=self._work, args=(work, done), daemon=True).start()

    def _work(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        with self._turn:
            result = work()
        self._mailbox.post(lambda: done(result))
