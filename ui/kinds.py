"""What a QML item is, asked of QML itself.

`QObject.metaObject()` leaves a wrapper in PySide6 that the next item at the same address is taken
for; after some hundred of them one object answers for another, and a window may crash.
"""

from __future__ import annotations

from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem


def kind_of(item: QQuickItem) -> str:
    """Return the name of an item's type, as `ActionButton` or `QQuickText`."""
    context = qmlContext(item)
    if context is None:
        return ""
    told, _undefined = QQmlExpression(context, item, "String(this)").evaluate()
    return str(told).partition("(")[0].partition("_QML")[0]


def has_property(item: QQuickItem, name: str) -> bool:
    """Tell whether an item has a property of this name, of whatever type."""
    context = qmlContext(item)
    if context is None:
        return False
    told, _undefined = QQmlExpression(context, item, f"this.{name} !== undefined").evaluate()
    return bool(told)
