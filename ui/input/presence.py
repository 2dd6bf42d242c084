"""Any touch or key anywhere means that somebody is here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

_ENDINGS = frozenset(
    {
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyRelease,
    }
)
_SIGNS = _ENDINGS | {
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
}


class Presence(QObject):
    """An event filter for the window; it sees every sign and takes none away.

    `noticed` is told of each, and whether it ends a touch or a key.
    """

    def __init__(self, noticed: Callable[[bool], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._noticed = noticed

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice signs of a resident; let everything pass."""
        if event.type() in _SIGNS:
            self._noticed(event.type() in _ENDINGS)
        return False
