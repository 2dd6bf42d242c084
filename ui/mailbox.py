"""Carries work from other threads into Qt's loop."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot


class Mailbox(QObject):
    """Runs what is posted in the thread of its parent, in order."""

    arrived = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arrived.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Callable[[], None]) -> None:
        """Have the work done by the loop; dropped when the screen has gone."""
        if shiboken6.isValid(self):
            self.arrived.emit(work)

    @Slot(object)
    def _do(self, work: Callable[[], None]) -> None:
        work()
