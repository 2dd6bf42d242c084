"""A list that changes while somebody looks at it: what stays keeps its item and the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex

from ui.models.rows import RowList

_ROOT = QModelIndex()


class LiveRows(RowList):
    """Rows come, go and move one by one; keys are unique."""

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; rows whose key was there before keep their items."""
        wanted = {row.key for row in rows}
        before = len(self._rows)
        for place in range(before - 1, -1, -1):
            if self._rows[place].key not in wanted:
                self._take_out(place)
        for place, row in enumerate(rows):
            self._put(place, row)
        super().show(rows)
        if len(rows) != before:
            self.countChanged.emit()

    def _take_out(self, place: int) -> None:
        self.beginRemoveRows(_ROOT, place, place)
        self._rows = (*self._rows[:place], *self._rows[place + 1 :])
        self.endRemoveRows()

    def _put(self, place: int, row: Any) -> None:
        keys = [one.key for one in self._rows]
        if row.key not in keys:
            self.beginInsertRows(_ROOT, place, place)
            self._rows = (*self._rows[:place], row, *self._rows[place:])
            self.endInsertRows()
        elif (now := keys.index(row.key)) != place:
            self.beginMoveRows(_ROOT, now, now, _ROOT, place)
            kept = self._rows[now]
            rest = (*self._rows[:now], *self._rows[now + 1 :])
            self._rows = (*rest[:place], kept, *rest[place:])
            self.endMoveRows()
