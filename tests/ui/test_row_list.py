"""Lists change in place where they can, so that the focus stays on its row."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.rows import Row, RowList


@pytest.fixture
def rows(qapp) -> RowList:
    made = RowList()
    made.tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    return made


def _told(rows: RowList) -> list[object]:
    told: list[object] = []
    rows.modelReset.connect(lambda: told.append("reset"))
    rows.dataChanged.connect(lambda first, _last: told.append(first.row()))
    return told


def test_the_fields_are_the_roles(rows: RowList) -> None:
    rows.show([Row("a", "One", icon="here")])
    names = {bytes(name.data()).decode(): role for role, name in rows.roleNames().items()}

    assert rows.data(rows.index(0), names["text"]) == "One"
    assert rows.data(rows.index(0), names["icon"]) == "here"
    assert rows.data(rows.index(0), names["speech"]) == "One"


def test_the_same_keys_change_only_the_rows_that_differ(rows: RowList) -> None:
    rows.show([Row("a", "One"), Row("b", "Two")])
    told = _told(rows)
    rows.show([Row("a", "One"), Row("b", "Two", checked=True)])

    assert told == [1]


def test_other_keys_are_another_list(rows: RowList) -> None:
    rows.show([Row("a", "One")])
    told = _told(rows)
    rows.show([Row("a", "One"), Row("b", "Two")])

    assert told == ["reset"]
    assert rows.property("count") == 2


def test_a_role_that_is_not_there_has_nothing(rows: RowList) -> None:
    rows.show([Row("a", "One")])

    assert rows.data(rows.index(0), 7) is None
    assert rows.data(rows.index(9), 257) is None
