"""Rows that come, go and move leave the others their items."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from ui.models.live_rows import LiveRows
from ui.models.rows import Row

KEYS = st.lists(st.sampled_from("abcdefg"), unique=True)
KEY_ROLE = Qt.ItemDataRole.UserRole + 1


@settings(max_examples=50, deadline=None)
@given(KEYS, KEYS)
def test_what_stays_is_moved_and_never_made_anew(before: list[str], after: list[str]) -> None:
    rows, resets = LiveRows(Row), []
    rows.modelReset.connect(lambda: resets.append(True))
    rows.show([Row(key, key) for key in before])
    held = {key: QPersistentModelIndex(rows.index(n)) for n, key in enumerate(before)}

    rows.show([Row(key, key.upper()) for key in after])

    assert [(row.key, row.text) for row in rows.rows] == [(key, key.upper()) for key in after]
    assert resets == []
    for key, index in held.items():
        assert index.isValid() == (key in after)
        if index.isValid():
            assert rows.data(rows.index(index.row()), KEY_ROLE) == key
