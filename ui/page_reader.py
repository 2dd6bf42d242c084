"""Finds what a page has to say, in the order in which it is to be read."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from ui.speech_texts import Described

_Role = QAccessible.Role
PRESSED = {_Role.Button, _Role.RadioButton, _Role.CheckBox, _Role.Link, _Role.ListItem}
_SPOKEN = PRESSED | {
    _Role.StaticText,
    _Role.Heading,
    _Role.EditableText,
    _Role.AlertMessage,
    _Role.Notification,
    _Role.Graphic,
    _Role.ProgressBar,
    _Role.Indicator,
}


def items_in_order(root: QQuickItem) -> Iterator[QQuickItem]:
    """Yield what is spoken below an item, in the order of its children (A24).

    That is the order in which the keys walk too, mirrored or not. What is switched off as a whole
    lies under something else and is not read; neither is the on-screen keyboard.
    """
    for child in filter(None, root.childItems()):  # one that is just being deleted is None
        if not child.isVisible() or child.opacity() == 0 or _is_keyboard(child):
            continue
        face = spoken_face(child)
        if face is not None:
            yield child
        elif root.isEnabled() and not child.isEnabled():
            continue
        if face is None or face.role() not in PRESSED:
            yield from items_in_order(child)


def spoken_face(item: QQuickItem) -> QAccessibleInterface | None:
    """Return the accessible face of an item that has something to say, None for all others."""
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    if face is None or face.role() not in _SPOKEN:
        return None
    if not face.text(QAccessible.Text.Name).strip() or _is_ignored(face):
        return None
    return face


def describe(item: QQuickItem, route: str = "") -> Described | None:
    """Return what an item is to the ear; None where it has no voice."""
    face = spoken_face(item)
    if face is None:
        return None
    state, role = face.state(), _heard_role(item, face.role())
    place, count = _place_among_its_like(item, role)
    return Described(
        source=f"{route}/{_called(item) or role.name}",
        name=face.text(QAccessible.Text.Name),
        role=role,
        detail=face.text(QAccessible.Text.Description),
        label=_text(item, "label"),
        language=_language(item),
        name_language=_known(_text(item, "nameTag")),
        personal=item.property("personal") is True,
        checkable=bool(state.checkable or state.checked),
        checked=bool(state.checked),
        disabled=not item.isEnabled(),
        written=_text(item, "text") if role is _Role.EditableText else "",
        place=place,
        count=count,
    )


def _heard_role(item: QQuickItem, role: QAccessible.Role) -> QAccessible.Role:
    """Tell a switch from an answer: an answer knows whether others exclude it."""
    is_switch = role is _Role.CheckBox and item.property("exclusive") is None
    return _Role.Button if is_switch else role


def _called(item: QQuickItem) -> str:
    """Return the name of an item or of what it is part of."""
    part: QQuickItem | None = item
    for _ in range(2):
        if part is None or part.objectName():
            break
        part = part.parentItem()
    return part.objectName() if part is not None else ""


def _is_ignored(face: QAccessibleInterface) -> bool:
    parent = face.parent()
    return parent is not None and parent.isValid() and parent.indexOfChild(face) < 0


def _text(item: QQuickItem, name: str) -> str:
    value = item.property(name)
    return value if isinstance(value, str) else ""


def _language(item: QQuickItem) -> str:
    """Return the language that the item, or what it is part of, names with `tag`; else nothing."""
    part: QQuickItem | None = item
    for _ in range(3):
        if part is None:
            break
        if tag := _known(_text(part, "tag")):
            return tag
        part = part.parentItem()
    return ""


def _known(tag: str) -> str:
    return tag if tag in LANGUAGES else ""


def _is_keyboard(item: QQuickItem) -> bool:
    return item.objectName() == "stoaKeyboard"


def _place_among_its_like(item: QQuickItem, role: QAccessible.Role) -> tuple[int, int]:
    if role not in (_Role.RadioButton, _Role.CheckBox):
        return 0, 0
    group = item.parentItem()
    for _ in range(3):
        if group is None:
            break
        like = [i for i in items_in_order(group) if _role(i) is role]
        if item not in like:
            return 0, 0  # it has just gone from the screen, with the focus still on it
        if len(like) > 1:
            return like.index(item) + 1, len(like)
        group = group.parentItem()
    return 1, 1


def _role(item: QQuickItem) -> QAccessible.Role | None:
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return face.role() if face is not None else None
