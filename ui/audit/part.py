"""One thing on the screen, as the checks look at it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from kiosk.language.bidi import without_controls
from ui.audit.sight import Told

Role = QAccessible.Role
PRESSED = frozenset(
    {Role.Button, Role.RadioButton, Role.CheckBox, Role.Link, Role.ListItem, Role.EditableText}
)
_TEXTS = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")


@dataclass(eq=False)
class Part:
    """One item that can be seen: `rect` is all of it, `seen` what nothing cuts off; in pixels.

    `told` is what QML told of it already.
    """

    item: QQuickItem
    rect: QRectF
    seen: QRectF
    control: Part | None
    told: Told = field(default_factory=dict, repr=False)

    @cached_property
    def is_text(self) -> bool:
        """Whether it shows letters."""
        is_one = "letters" in self.told and any(self.item.inherits(name) for name in _TEXTS)
        return is_one and bool(self.text.strip())

    @cached_property
    def is_field(self) -> bool:
        """Whether it can be written in."""
        return "letters" in self.told and any(self.item.inherits(name) for name in _TEXTS[1:])

    @cached_property
    def is_picture(self) -> bool:
        """Whether it is a drawing."""
        return self.item.inherits("QQuickImage") and self.rect.width() > 0

    @property
    def is_tapped(self) -> bool:
        """Whether a finger on it does something."""
        return "tapped" in self.told

    @cached_property
    def is_control(self) -> bool:
        """Whether a resident can press it or write in it."""
        return self.role in PRESSED or self.is_tapped or self.is_field

    @cached_property
    def text(self) -> str:
        """What it shows, without directional marks."""
        value = self.item.property("text")
        return without_controls(value) if isinstance(value, str) else ""

    @cached_property
    def role(self) -> QAccessible.Role | None:
        """Its accessible role; None where it is not in the tree."""
        face = QAccessible.queryAccessibleInterface(self.item)
        return face.role() if face is not None else None

    @cached_property
    def spoken(self) -> str:
        """Its accessible name."""
        return self._told(QAccessible.Text.Name)

    @cached_property
    def described(self) -> str:
        """Its accessible description."""
        return self._told(QAccessible.Text.Description)

    @cached_property
    def name(self) -> str:
        """What to call it in a report: its own name, or that of what it is part of."""
        part: QQuickItem | None = self.item
        while part is not None and not part.objectName():
            part = part.parentItem()
        own = self.text or self.spoken
        kind = self.kind.removeprefix("QQuick")
        return " ".join(
            word for word in (part.objectName() if part else "", kind, own[:60]) if word
        )

    @cached_property
    def font(self) -> QFont:
        """The font it asks for."""
        return self.item.property("font")

    @cached_property
    def letters(self) -> QRectF:
        """Where its letters are: the text's own box without the empty room beside it."""
        width = min(float(self.number("contentWidth")), self.item.width())
        height = min(float(self.number("contentHeight")), self.item.height())
        spare = self.item.width() - width
        side = self.value("effectiveHorizontalAlignment")
        left = {2: spare, 4: spare / 2}.get(int(side or 1), 0.0)
        if self.is_field:
            sides = [self.number(f"{side}Padding") for side in ("left", "top", "right", "bottom")]
            return self.rect.adjusted(sides[0], sides[1], -sides[2], -sides[3])
        corner = self.item.mapToScene(QPointF(left, 0))
        return QRectF(corner.x(), corner.y(), width, height)

    @property
    def kind(self) -> str:
        """The name of its type."""
        return str(self.told["kind"])

    @property
    def is_enabled(self) -> bool:
        """Whether it can be used now."""
        return bool(self.item.isEnabled())

    def number(self, name: str) -> float:
        """Return a number among its properties; 0 where it has none of that name."""
        value = self.item.property(name)
        return float(value) if isinstance(value, int | float) else 0.0

    def value(self, expression: str) -> Any:
        """Evaluate QML in the scope of the item: enums cannot be read as properties."""
        known = self.told.get("letters", {})
        if expression in known:
            return known[expression]
        context = qmlContext(self.item)
        if context is None:
            return None
        result = QQmlExpression(context, self.item, expression).evaluate()[0]
        return result.toVariant() if hasattr(result, "toVariant") else result

    def _told(self, kind: QAccessible.Text) -> str:
        face = QAccessible.queryAccessibleInterface(self.item)
        return without_controls(face.text(kind)) if face is not None else ""
