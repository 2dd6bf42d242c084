"""What happens in a window while a voice speaks: a press silences it, the focus comes to rest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QInputDevice, QKeyEvent, QPointerEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

_PRESSES = {QEvent.Type.KeyPress, QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress}
_RELEASES = {
    QEvent.Type.KeyRelease,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
    QEvent.Type.MouseButtonRelease,
}
_QUIET_KEYS = {Qt.Key.Key_VolumeUp, Qt.Key.Key_VolumeDown, Qt.Key.Key_VolumeMute}
"""Keys that change how speech sounds do not end it (interaction model, line 11)."""


class WindowWatch(QObject):
    """Follows one window; `is_quiet` tells which keys let the voice go on."""

    pressed = Signal()
    released = Signal()  # after what the press itself has done
    focusRested = Signal()  # only where it comes to rest, not on its way

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QQuickWindow | None = None
        self.is_quiet: Callable[[QKeyEvent], bool] = lambda event: event.key() in _QUIET_KEYS
        self._moved = QTimer(self, singleShot=True, interval=0)
        self._moved.timeout.connect(self.focusRested)

    def attach(self, window: QQuickWindow) -> None:
        """Follow a window from now on."""
        QAccessible.setActive(True)
        self._window = window
        window.installEventFilter(self)
        window.activeFocusItemChanged.connect(self._moved.start)

    def detach(self) -> None:
        """Let go of the window, before it goes."""
        if self._window is not None:
            self._window.activeFocusItemChanged.disconnect(self._moved.start)
            self._window.removeEventFilter(self)
            self._window = None
        self._moved.stop()

    def forget_focus(self) -> None:
        """Do not tell of a focus that has just moved: it came with a wish that is told itself."""
        self._moved.stop()

    @property
    def focus(self) -> QQuickItem | None:
        """What has the focus."""
        return self._window.activeFocusItem() if self._window is not None else None

    @property
    def root(self) -> QQuickItem | None:
        """What holds everything in the window."""
        return self._window.contentItem() if self._window is not None else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let every event pass; tell of presses and releases."""
        if event.type() in _PRESSES and self._is_press(event):
            self.pressed.emit()
        elif event.type() in _RELEASES:
            QTimer.singleShot(0, self, self.released.emit)
        return False

    def _is_press(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return not self.is_quiet(event) and not event.isAutoRepeat()
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QPointerEvent):
            # A touch that nothing took comes again as a mouse press: the same press, not another.
            return bool(event.device().type() != QInputDevice.DeviceType.TouchScreen)
        return True
