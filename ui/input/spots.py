"""What lies under a point of the window: an item of the page, or a key of the screen's keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.page_reader import items_in_order


def holds(item: QQuickItem, point: QPointF) -> bool:
    """Whether a point of the window is on an item, and not cut off by what holds the item."""
    part: QQuickItem | None = item
    while part is not None:
        cuts = part is item or part.clip()
        if cuts and not part.contains(part.mapFromScene(point)):
            return False
        part = part.parentItem()
    return True


def on_keyboard(window: QQuickWindow, point: QPointF) -> bool:
    """Whether a point is on the keyboard, while that is there."""
    keyboard = _keyboard(window)
    return keyboard is not None and keyboard.isVisible() and holds(keyboard, point)


def key_at(window: QQuickWindow, point: QPointF) -> QQuickItem | None:
    """Return the key under a point; None beside all keys."""
    keyboard = _keyboard(window)
    keys = items_in_order(keyboard) if keyboard is not None else ()
    return next((key for key in keys if holds(key, point)), None)


def name_of(key: QQuickItem) -> str:
    """Return what a key is called."""
    face = QAccessible.queryAccessibleInterface(key)
    return face.text(QAccessible.Text.Name) if face is not None else ""


def _keyboard(window: QQuickWindow) -> QQuickItem | None:
    return window.findChild(QQuickItem, "stoaKeyboard")
