"""Everything that can be used can be named (A05, A06)."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible

from ui.audit.check import page_check
from ui.audit.finding import Fault
from ui.audit.page import Page
from ui.audit.part import PRESSED


@page_check("names", "A05", wants="Whatever can be used has an accessible role and name.")
def NAMES(page: Page) -> Iterator[Fault]:
    """Find what a finger or the keys can use and no assistive technology can call."""
    for part in page.parts:
        if not (part.is_control or part.item.activeFocusOnTab()):
            continue
        if part.control is not None and not part.item.activeFocusOnTab():
            continue  # a part of a control that has its own name
        if part.role is None:
            yield page.fault(part, "is used by touch or keys and is not in the accessibility tree")
        elif not part.spoken.strip():
            yield page.fault(part, "has no accessible name")
        elif part.is_control and part.role not in PRESSED:
            role = QAccessible.Role(part.role).name
            yield page.fault(part, "can be used, but its role does not say so", role, "Button, …")


@page_check("drawings", "A06", wants="A drawing is silent, or says in words what it shows.")
def DRAWINGS(page: Page) -> Iterator[Fault]:
    """Find drawings that would be spoken as "image"."""
    for part in page.pictures:
        face = QAccessible.queryAccessibleInterface(part.item)
        if face is not None and not part.spoken and part.role is not QAccessible.Role.NoRole:
            parent = face.parent()
            if parent is None or not parent.isValid() or parent.indexOfChild(face) >= 0:
                yield page.fault(part, "is in the accessibility tree without a text")
