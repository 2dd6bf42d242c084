"""Lists for QML: frozen rows with named roles, changed in place so that focus and place survive."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Stoa.backend"
QML_IMPORT_MAJOR_VERSION = 1

_ROOT = QModelIndex()


@dataclasses.dataclass(frozen=True)
class Row:
    """One thing a list shows; every field is a role of the same name.

    `key` is an opaque id; `speech` is what is said for `text`, and the same where nothing else is
    given (A23). The names are those of the controls' properties, which take them as they are.
    """

    key: str
    text: str
    detail: str = ""
    icon: str = ""
    speech: str = ""
    checked: bool = False

    def __post_init__(self) -> None:
        if not self.speech:
            object.__setattr__(self, "speech", self.text)


@QmlElement
@QmlUncreatable("Python fills it")
class RowList(QAbstractListModel):
    """A list of frozen rows of one dataclass.

    The same keys in the same order change rows in place: a language switch or a tick keeps the
    items, so the keyboard focus stays where it was.
    """

    countChanged = Signal()

    def __init__(self, row_type: type = Row, parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in dataclasses.fields(row_type)]
        self._roles = {Qt.ItemDataRole.UserRole + 1 + n: name for n, name in enumerate(names)}
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they are shown."""
        return self._rows

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return the number of rows; rows have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the row's fields as roles."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return one field of one row."""
        name = self._roles.get(role)
        if name is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        rows = tuple(rows)
        before, keys = self._rows, [row.key for row in rows]
        if keys != [row.key for row in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            self.countChanged.emit()
            return
        self._rows = rows
        for place, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                index = self.index(place)
                self.dataChanged.emit(index, index)
