"""Where the keys stand on a page that is walked by ear: every text and every control in order."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.page_reader import PRESSED, items_in_order


class PageCursor:
    """A place among the spoken items of a window; it survives items that cannot take the focus."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self.forget()

    def forget(self) -> None:
        """Stand nowhere."""
        self._item: QQuickItem | None = None
        self._focus: QQuickItem | None = None

    def items(self) -> list[QQuickItem]:
        """Return everything that is spoken, in order (A24)."""
        return list(items_in_order(self._window.contentItem()))

    @property
    def item(self) -> QQuickItem | None:
        """Where the cursor is: where it was put, unless the focus has moved since."""
        focus = self._window.activeFocusItem()
        if self._item is not None and shiboken6.isValid(self._item) and focus is self._focus:
            return self._item
        return focus

    def place(self, items: list[QQuickItem]) -> int:
        """Return the index of the cursor's item, -1 where it is none of them."""
        here = self.item
        return next((n for n, item in enumerate(items) if item is here), -1)

    def put(self, item: QQuickItem, *, ring: bool = True) -> None:
        """Go to an item; the ring is drawn where it can take the focus, if it is wished."""
        reason = Qt.FocusReason.TabFocusReason if ring else Qt.FocusReason.OtherFocusReason
        item.forceActiveFocus(reason)
        self._item, self._focus = item, self._window.activeFocusItem()

    def note(self, item: QQuickItem) -> None:
        """Go to an item without the focus: a field's keyboard stays away until it is chosen."""
        self._item, self._focus = item, self._window.activeFocusItem()

    def named(self, name: str) -> QQuickItem | None:
        """Return the control of that name that can be pressed now."""
        found = [i for i in self.items() if i.objectName() == name and i.isEnabled()]
        return found[-1] if found else None


def role_of(item: QQuickItem) -> QAccessible.Role | None:
    """Return what an item is to those who cannot see it."""
    face = QAccessible.queryAccessibleInterface(item)
    return face.role() if face is not None else None


def can_be_pressed(item: QQuickItem) -> bool:
    """Whether an item does something when it is pressed."""
    return role_of(item) in PRESSED and item.isEnabled()


def press(item: QQuickItem) -> None:
    """Press an item the way any assistive technology does."""
    face = QAccessible.queryAccessibleInterface(item)
    action = face.actionInterface() if face is not None else None
    if action is not None:
        action.doAction(QAccessibleActionInterface.pressAction())
