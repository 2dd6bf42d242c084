"""Reads a page as an ear would: its items in the order a reader of the language meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from kiosk.language.languages import LANGUAGES
from ui.speech_texts import Described

_Role = QAccessible.Role
_PRESSED = {_Role.Button, _Role.RadioButton, _Role.CheckBox, _Role.Link, _Role.ListItem}
_SPOKEN = _PRESSED | {
    _Role.StaticText,
    _Role.Heading,
    _Role.EditableText,
    _Role.AlertMessage,
    _Role.Graphic,
    _Role.ProgressBar,
    _Role.Indicator,
}
_BUILT_NAME = re.compile(r"_QML(TYPE)?_\d+.*$")


def items_in_order(root: QQuickItem, *, mirrored: bool) -> Iterator[QQuickItem]:
    """Yield what is spoken below an item, in reading order: by rows, each from its start (A24).

    Containers are kept together, so that two columns are read one after the other.
    """
    for child in _ordered(root.childItems(), mirrored=mirrored):
        if not child.isVisible() or child.opacity() == 0:
            continue
        face = spoken_face(child)
        if face is not None:
            yield child
        if face is None or face.role() not in _PRESSED:
            yield from items_in_order(child, mirrored=mirrored)


def spoken_face(item: QQuickItem) -> QAccessibleInterface | None:
    """Return the accessible face of an item that has something to say, None for all others."""
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    if face is None or face.role() not in _SPOKEN or item.property("readable") is False:
        return None
    if not face.text(QAccessible.Text.Name).strip() or _is_ignored(face):
        return None
    return face


def describe(item: QQuickItem, route: str = "") -> Described | None:
    """Return what an item is to the ear; None where it has no voice."""
    face = spoken_face(item)
    if face is None:
        return None
    state, role = face.state(), face.role()
    place, count = _place_among_its_like(item, role)
    return Described(
        source=f"{route}/{_called(item)}" if route else _called(item),
        name=face.text(QAccessible.Text.Name),
        role=role,
        detail=face.text(QAccessible.Text.Description),
        label=_text(item, "label"),
        language=_language(item),
        personal=item.property("personal") is True,
        checkable=bool(state.checkable),
        checked=bool(state.checked),
        disabled=not item.isEnabled(),
        written=_text(item, "text") if role is _Role.EditableText else "",
        place=place,
        count=count,
    )


def _is_ignored(face: QAccessibleInterface) -> bool:
    parent = face.parent()
    return parent is not None and parent.isValid() and parent.indexOfChild(face) < 0


def _called(item: QQuickItem) -> str:
    return item.objectName() or _BUILT_NAME.sub("", item.metaObject().className())


def _text(item: QQuickItem, name: str) -> str:
    value = item.property(name)
    return value if isinstance(value, str) else ""


def _language(item: QQuickItem) -> str:
    tag = _text(item, "tag")
    return tag if tag in LANGUAGES else ""


def _place_among_its_like(item: QQuickItem, role: QAccessible.Role) -> tuple[int, int]:
    if role not in (_Role.RadioButton, _Role.CheckBox):
        return 0, 0
    group = item.parentItem()
    for _ in range(3):
        if group is None:
            break
        like = [i for i in items_in_order(group, mirrored=False) if _role(i) is role]
        if len(like) > 1:
            return like.index(item) + 1, len(like)
        group = group.parentItem()
    return 1, 1


def _role(item: QQuickItem) -> QAccessible.Role | None:
    face: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(item)
    return face.role() if face is not None else None


def _ordered(items: list[QQuickItem], *, mirrored: bool) -> list[QQuickItem]:
    """Return items by rows from the top; those that stand side by side from the line's start."""
    placed = sorted(((_area(item), item) for item in items), key=lambda pair: pair[0].top())
    rows: list[list[tuple[QRectF, QQuickItem]]] = []
    for area, item in placed:
        if rows and _side_by_side(rows[-1][0][0], area):
            rows[-1].append((area, item))
        else:
            rows.append([(area, item)])
    ordered = []
    for row in rows:
        row.sort(key=lambda pair: -pair[0].right() if mirrored else pair[0].left())
        ordered += [item for _, item in row]
    return ordered


def _area(item: QQuickItem) -> QRectF:
    """Return where an item with all below it stands, in its parent's own coordinates."""
    own = QRectF(item.x(), item.y(), item.width(), item.height())
    if own.width() > 0 and own.height() > 0:
        return own
    children = item.childrenRect()
    return children.translated(item.x(), item.y())


def _side_by_side(first: QRectF, second: QRectF) -> bool:
    shared = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    lower = min(first.height(), second.height())
    apart = second.left() >= first.right() - 1 or first.left() >= second.right() - 1
    return apart and lower > 0 and shared > lower / 2
